package lawsweep.benchmarks.gpu;

import java.util.List;
import lawsweep.benchmarks.work.EnsembleSize;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Gpus;
import lawsweep.cuda.NoGpuException;
import lawsweep.work.OutOfDeviceMemoryException;

/** How fast the GPU is, against the targets: what can be asked of it inside one process, then whole commands. */
final class TimesStep implements Step {

  /** Seconds from the start of the step on which no further large count is begun. */
  private static final double LATEST = 110;

  @Override
  public void run(Bundle bundle, Rows rows) throws NoGpuException {
    long start = System.nanoTime();
    String card;
    long memory;
    try (Gpu gpu = Gpus.open(0)) {
      card = gpu.facts().name();
      memory = gpu.facts().memoryBytes();
      inside(gpu, bundle.extent(), new Targets(card, bundle.extent()), rows);
    }
    mixed(bundle, rows);
    for (Network network : bundle.extent().commands()) {
      if (network.bytes() > memory) {
        rows.add(Row.leftOut(what(network), "too little memory: needs about "
            + Figures.digits(network.bytes() * 1e-9) + " GB of " + Figures.digits(memory * 1e-9)));
      } else if ((System.nanoTime() - start) * 1e-9 > LATEST) {
        rows.add(Row.leftOut(what(network), "too little time left"));
      } else {
        command(network, bundle, new Targets(card, bundle.extent()), rows);
      }
    }
  }

  /** Each on its own: what one has too little memory for is left out. */
  private static void inside(Gpu gpu, Extent extent, Targets targets, Rows rows) {
    double product;
    double copy;
    try (Products products = new Products(gpu, extent, extent.panels()); Copies copies = new Copies(gpu, extent)) {
      product = products.flops(extent.panels());
      copy = copies.inside();
    }
    for (Network network : extent.eliminations()) {
      attempt("elimination of linear " + network.label(), rows,
          () -> Elimination.measure(gpu, network, product, targets, rows));
    }
    attempt("linear " + extent.warm().label() + ", warm", rows,
        () -> WarmCount.measure(gpu, extent.warm(), targets, rows));
    for (Extent.Draws each : extent.draws()) {
      attempt("draws of relu " + each.widths(), rows,
          () -> DrawCounts.measure(gpu, each.widths(), each.number(), rows));
    }
    attempt("fields of " + extent.warm().label(), rows,
        () -> FieldRates.measure(gpu, extent, copy, targets, rows));
    for (EnsembleSize size : extent.ensembles()) {
      attempt("steps of " + StepRates.name(size), rows, () -> StepRates.measure(gpu, size, extent, targets, rows));
    }
  }

  private static void attempt(String what, Rows rows, Runnable measurement) {
    rows.next(what);
    try {
      measurement.run();
    } catch (OutOfDeviceMemoryException e) {
      rows.add(Row.leftOut(what, "too little memory: " + e.getMessage()));
    } catch (RuntimeException e) {
      e.printStackTrace();
      rows.add(Row.failed(what, e.toString()));
    }
  }

  private static String what(Network network) {
    return "`count --device cuda`, linear " + network.label() + " (D = " + network.parameters() + ", r = "
        + network.dimension() + "), the start included";
  }

  /** The dimension is that of the theorem, or the row says so. */
  private static void command(Network network, Bundle bundle, Targets targets, Rows rows) {
    rows.next("count of linear " + network.label());
    Program.Outcome outcome = bundle.program().run(List.of("count", "--json", "--method", "dense", "--device", "cuda",
        "--linear", network.option()));
    boolean right = outcome.status() == 0 && outcome.out().contains("\"lie_dim\":" + network.dimension() + ",")
        && outcome.out().contains("\"backend\":\"cuda-");
    rows.add(right
        ? targets.row("command " + network.label(), what(network), Figures.seconds(outcome.seconds()),
            outcome.seconds())
        : Row.failed(what(network), outcome.brief() + " " + outcome.out()));
  }

  /** Small cells on the processor beside large ones on the GPU. */
  private static void mixed(Bundle bundle, Rows rows) {
    boolean tiny = bundle.extent() == Extent.TINY;
    String what = "mixed sweep with and without the GPU";
    rows.next(what);
    try {
      Sweep sweep = new Sweep(bundle);
      Sweep.Result with = tiny ? sweep.runOnGpu("tiny") : sweep.run("mixed", "cuda");
      Sweep.Result without = sweep.run(tiny ? "tiny" : "mixed", "cpu");
      new Comparison(without.records(), with).add(rows, what, Figures.seconds(with.outcome().seconds()) + " with, "
          + Figures.seconds(without.outcome().seconds()) + " without");
    } catch (IllegalStateException e) {
      rows.add(Row.failed(what, e.getMessage()));
    }
  }
}
