package lawsweep.sweep.record;

import lawsweep.langevin.cell.LangevinResult;
import lawsweep.law.LawCount;

/** What a finished cell gave. */
public sealed interface Outcome {

  /** The answer of a count. */
  record Count(LawCount count) implements Outcome {

    @Override
    public String engine() {
      return count.certificate().engine();
    }
  }

  /**
   * What a simulation gave.
   *
   * @param engine the version of the engine that made it
   * @param result the observables and what became of the replicas
   */
  record Simulation(String engine, LangevinResult result) implements Outcome {

    @Override
    public String engine() {
      return engine;
    }
  }

  /** The version of the engine that made it. */
  String engine();
}
