package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;

/**
 * What a record says of a simulation, observables by their fingerprint: all that is needed to check it by computing
 * it again.
 *
 * @param cell the simulation
 * @param engine the version of the engine that made the result
 * @param blownUp how many replicas blew up
 * @param firstBlownUp the first of them, -1 for none
 * @param replicaSteps steps done, summed over replicas
 * @param fingerprint the result's {@link SimulationFingerprint}
 * @param rows how many rows of observables there are
 */
record SimulationClaim(
    LangevinCell cell,
    String engine,
    int blownUp,
    int firstBlownUp,
    long replicaSteps,
    String fingerprint,
    int rows)
    implements
      SimulationOutcome {

  /** What is said of the simulation in a record that has a result; empty for other records. */
  static Optional<SimulationClaim> of(CellRecord record) {
    return record.outcome().flatMap(outcome -> outcome instanceof SimulationOutcome simulation
        ? Optional.of(simulation.claim(SimulationCell.langevin(record)))
        : Optional.empty());
  }

  static SimulationClaim of(LangevinCell cell, String engine, LangevinResult result) {
    return new SimulationClaim(cell, engine, result.blownUp(), result.firstBlownUp(), result.replicaSteps(),
        SimulationFingerprint.of(result), result.rows().size());
  }

  @Override
  public SimulationClaim claim(LangevinCell of) {
    return this;
  }

  @Override
  public void check(Cell asked, String method) {
    if (!asked.equals(new SimulationCell(cell))) {
      throw new IllegalArgumentException("expected what a simulation of " + asked.key() + " gave, got " + cell.key());
    }
  }
}
