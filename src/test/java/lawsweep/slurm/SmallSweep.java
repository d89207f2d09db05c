package lawsweep.slurm;

import java.nio.charset.StandardCharsets;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.spec.SpecException;
import lawsweep.sweep.engine.Engines;
import lawsweep.sweep.grid.Sweep;
import lawsweep.sweep.grid.SweepReader;
import lawsweep.sweep.run.Workload;

/** Sweeps for tests, by the engines of real runs. */
final class SmallSweep {

  static final Engines ENGINES = Engines.of(new VectorKernels(), RoadChoice.AUTO);

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
      return SweepReader.read("small.yaml", spec.getBytes(StandardCharsets.UTF_8));
    } catch (SpecException e) {
      throw new AssertionError(e);
    }
  }

  static Workload workload(Sweep sweep) {
    return Workload.of(sweep, ENGINES);
  }
}
