package lawsweep.benchmarks.gpu;

import java.util.Arrays;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.DeviceEngine;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawEngine;
import lawsweep.lie.span.DrawSpan;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** One draw of a linear network on the GPU, its rows made there: as a share of the rate of large matrix products. */
final class Elimination {

  private static final int BLOCK = 252;

  /** More columns than the rank, as a count takes. */
  private static final int SPARE = 16;

  private Elimination() {}

  /**
   * Measures it.
   *
   * @param product operations a second of a product of the inner length that the elimination uses
   */
  static void measure(Gpu gpu, Network network, double product, Targets targets, Rows rows) {
    double seconds;
    try (Lane lane = gpu.lane()) {
      DrawEngine engine = new DeviceEngine(lane, gpu.facts(), new VectorKernels());
      draw(engine, network, true);
      seconds = draw(engine, network, false);
    }
    double share = flops(network) / seconds / product;
    rows.add(targets.row("elimination " + network.label(), "elimination of linear " + network.label() + ", r = "
        + network.dimension() + ", as a share of cublasDgemm",
        Figures.share(share) + " ("
            + Figures.teraflops(flops(network) / seconds) + ", " + Figures.seconds(seconds) + " of "
            + Figures.teraflops(product) + ")",
        share));
  }

  /** Each row is reduced by those before it, from their pivots on: 2 i (c - i) summed, on c columns. */
  private static double flops(Network network) {
    double r = network.dimension();
    return r * r * (r + SPARE) - r * r * r / 3;
  }

  /** Seconds of a draw; or of two blocks of each level, to have everything loaded. */
  private static double draw(DrawEngine engine, Network network, boolean first) {
    FieldStreams streams = new FieldStreams(Stream.named("gpu check"), 0);
    PrimeField field = new PrimeField(streams.prime());
    Point point = Point.random(network.architecture(), field, streams, streams.point());
    int rank = Math.toIntExact(network.dimension());
    int fields = Math.toIntExact(Math.min(network.fields(), rank));
    try (DrawSpan span = engine.open(point, streams, rank + SPARE, Team.alone(), () -> {})) {
      long start = System.nanoTime();
      if (first) {
        take(span, 0, Math.min(fields, 2 * BLOCK), engine.ahead());
        take(span, 1, Math.min(rank - fields, 2 * BLOCK), engine.ahead());
        return 0;
      }
      take(span, 0, fields, engine.ahead());
      take(span, 1, rank - fields, engine.ahead());
      double seconds = (System.nanoTime() - start) * 1e-9;
      if (span.rank() != rank) {
        throw new IllegalStateException("expected rank " + rank + ", got " + span.rank());
      }
      return seconds;
    }
  }

  private static void take(DrawSpan span, int level, int samples, int ahead) {
    int most = Math.max(1, ahead / BLOCK) * BLOCK;
    for (int taken = 0; taken < samples; taken += most) {
      int count = Math.min(most, samples - taken);
      int[] sizes = new int[Math.ceilDiv(count, BLOCK)];
      Arrays.fill(sizes, BLOCK);
      sizes[sizes.length - 1] = count - (sizes.length - 1) * BLOCK;
      span.take(level, taken, sizes);
    }
  }
}
