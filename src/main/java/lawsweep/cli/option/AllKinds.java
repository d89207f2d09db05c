package lawsweep.cli.option;

import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.drift.DriftKind;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.lie.span.Engines;
import lawsweep.sweep.Kinds;

/** The kinds of work that sweeps of this program can hold: a line for each. */
public final class AllKinds {

  private AllKinds() {}

  /**
   * All of them.
   *
   * @param kernels compute
   * @param road chooses the road of each count
   */
  public static Kinds with(Kernels kernels, RoadChoice road) {
    return with(Engines.host(kernels), road, GpuWork.NONE);
  }

  /**
   * All of them, where there may be a GPU.
   *
   * @param engines compute counts
   * @param road chooses the road of each count
   * @param gpu says what a GPU takes, or that the engines and simulations compute on one
   */
  public static Kinds with(Engines engines, RoadChoice road, GpuWork gpu) {
    return with(new CountKind(engines, road, gpu.counts()), new SimulationKind(gpu.simulations()));
  }

  /** All of them, with counts that are made already. */
  public static Kinds with(CountKind counts) {
    return with(counts, new SimulationKind());
  }

  private static Kinds with(CountKind counts, SimulationKind simulations) {
    return Kinds.of(List.of(
        counts,
        simulations,
        new DriftKind()));
  }

  /** For commands that read and show results; to compute any would take them long. */
  public static Kinds plain() {
    return plain(RoadChoice.AUTO);
  }

  /** The same with a choice of roads. */
  public static Kinds plain(RoadChoice road) {
    return with(new ScalarKernels(), road);
  }
}
