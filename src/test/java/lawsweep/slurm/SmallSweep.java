package lawsweep.slurm;

import java.nio.charset.StandardCharsets;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.SpecException;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Workload;

/** Sweeps for tests, by the engines of real runs. */
final class SmallSweep {

  static final CountKind COUNTS = new CountKind(new VectorKernels(), RoadChoice.AUTO);
  static final Kinds KINDS = FakeKinds.of(COUNTS, new SimulationKind());

  private SmallSweep() {}

  /** Linear networks of two hidden layers with widths of 1 to {@code widest}: its fourth power of cells. */
  static Sweep of(int widest) {
    return read("""
        name: small
        networks:
          - {family: linear, depth: 3, each: 1..%d}
        """.formatted(widest));
  }

  static Sweep read(String spec) {
    try {
      return FakeKinds.read("small.yaml", spec.getBytes(StandardCharsets.UTF_8));
    } catch (SpecException e) {
      throw new AssertionError(e);
    }
  }

  static Workload workload(Sweep sweep) {
    return Workload.of(sweep, KINDS);
  }
}
