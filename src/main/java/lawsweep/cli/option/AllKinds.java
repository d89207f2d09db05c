package lawsweep.cli.option;

import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
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
    return Kinds.of(List.of(
        new CountKind(kernels, road),
        new SimulationKind()));
  }

  /** For commands that read and show results; to compute any would take them long. */
  public static Kinds plain() {
    return with(new ScalarKernels(), RoadChoice.AUTO);
  }
}
