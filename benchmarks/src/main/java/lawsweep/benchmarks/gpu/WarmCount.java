package lawsweep.benchmarks.gpu;

import java.util.Arrays;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.DeviceEngine;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.lie.span.Engines;
import lawsweep.road.dense.DenseRoad;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.ThreadTeam;

/** A whole count in a process that has counted before. */
final class WarmCount {

  private static final int TIMES = 9;

  private WarmCount() {}

  static void measure(Gpu gpu, Network network, Targets targets, Rows rows) {
    Kernels kernels = new VectorKernels();
    LawCell cell = new LawCell(network.architecture(), Fields.GENERIC, 0, 0);
    double[] seconds = new double[TIMES];
    try (Lane lane = gpu.lane(); ThreadTeam team = new ThreadTeam(Runtime.getRuntime().availableProcessors())) {
      DenseRoad road = new DenseRoad(new Engines(kernels, new DeviceEngine(lane, gpu.facts(), kernels)));
      Arrays.setAll(seconds, i -> once(road, cell, network, team));
    }
    Arrays.sort(seconds);
    rows.add(targets.row("warm " + network.label(), "count of linear " + network.label() + " (r = "
        + network.dimension() + "), warm, median of " + TIMES, Figures.seconds(seconds[TIMES / 2]),
        seconds[TIMES / 2]));
  }

  private static double once(DenseRoad road, LawCell cell, Network network, ThreadTeam team) {
    long start = System.nanoTime();
    LawCount count = road.count(cell, Limits.DEFAULT, team, Stop.NEVER);
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (count.lieDim() != network.dimension()) {
      throw new IllegalStateException("expected dimension " + network.dimension() + ", got " + count.lieDim());
    }
    return seconds;
  }
}
