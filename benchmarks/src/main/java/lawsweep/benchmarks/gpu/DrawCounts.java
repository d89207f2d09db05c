package lawsweep.benchmarks.gpu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.DeviceEngine;
import lawsweep.gpu.draws.DevicePatterns;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.lie.span.Engines;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.data.DataCounter;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.ThreadTeam;

/** Draws a second of counts at drawn weights, with the GPU and without; the counts must be the same. */
final class DrawCounts {

  private DrawCounts() {}

  /**
   * Measures them.
   *
   * @param widths of a ReLU network
   * @param draws how many on the GPU; the processor counts an eighth
   */
  static void measure(Gpu gpu, List<Integer> widths, int draws, Rows rows) {
    Architecture a = new Architecture(Family.RELU, widths, Bias.NONE);
    Kernels kernels = VectorKernels.hot();
    int threads = Runtime.getRuntime().availableProcessors();
    int few = Math.max(1, draws / 8);
    try (Lane lane = gpu.lane(); ThreadTeam team = new ThreadTeam(threads)) {
      DataCounter here = new DataCounter(kernels);
      DataCounter there = new DataCounter(new Engines(kernels, new DeviceEngine(lane, gpu.facts(), kernels),
          Optional.of(new DevicePatterns(lane, gpu.facts()))));
      LawCount expected = count(here, a, few, team);
      if (!expected.equals(count(there, a, few, team))) {
        throw new IllegalStateException("the counts of " + few + " draws differ");
      }
      double processor = rate(here, a, few, team);
      double device = rate(there, a, draws, team);
      rows.add(Row.fact("draws of ReLU " + widths + ", " + draws + " of them, " + threads + " threads",
          String.format(Locale.ROOT, "%.0f a second, %.0f on the processor alone: %.1f times", device, processor,
              device / processor)));
    }
  }

  private static LawCount count(DataCounter counter, Architecture a, int draws, ThreadTeam team) {
    LawCell cell = new LawCell(a, Fields.DATA, 0, 0, Optional.of(new DataChoice(draws, 0, Optional.empty())));
    return counter.count(cell, Limits.DEFAULT, team, Stop.NEVER);
  }

  private static double rate(DataCounter counter, Architecture a, int draws, ThreadTeam team) {
    long start = System.nanoTime();
    count(counter, a, draws, team);
    return draws / ((System.nanoTime() - start) * 1e-9);
  }
}
