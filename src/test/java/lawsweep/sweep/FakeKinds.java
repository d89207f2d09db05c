package lawsweep.sweep;

import java.util.List;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.FakeCounter;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.drift.DriftKind;
import lawsweep.kind.simulation.FakeSimulator;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;

/** The kinds of the program for tests, which may make up what they give. */
public final class FakeKinds {

  /** Made-up counts and simulations. */
  public static final Kinds FAKE = of(new FakeCounter(), new FakeSimulator());

  /** Those of the program, for reading. */
  public static final Kinds REAL =
      Kinds.of(List.of(new CountKind(new ScalarKernels(), RoadChoice.AUTO), new SimulationKind(), new DriftKind()));

  private FakeKinds() {}

  /** Counts and simulations. */
  public static Kinds of(CountKind counts, SimulationKind simulations) {
    return Kinds.of(List.of(counts, simulations));
  }

  /** Reads a spec. */
  public static Sweep read(String name, byte[] spec) throws SpecException {
    return new SpecReader(REAL).read(name, spec);
  }

  /** Reads a spec that may name files. */
  public static Sweep read(String name, byte[] spec, InputFiles files) throws SpecException {
    return new SpecReader(REAL).read(name, spec, files);
  }
}
