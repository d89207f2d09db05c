package lawsweep.benchmarks.gpu;

/** Whether the GPU's records are the processor's, bit for bit. */
final class BitsStep implements Step {

  @Override
  public void run(Bundle bundle, Rows rows) {
    for (String spec : bundle.extent().specs()) {
      rows.next(spec);
      String what = "records of `" + spec + "` against the processor's";
      try {
        Sweep.Result result = new Sweep(bundle).runOnGpu(spec);
        new Comparison(Fingerprints.read(bundle.expected(spec)), result).add(rows, what,
            Figures.seconds(result.outcome().seconds()));
      } catch (IllegalStateException e) {
        rows.add(Row.failed(what, e.getMessage()));
      }
    }
  }
}
