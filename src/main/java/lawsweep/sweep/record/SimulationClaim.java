package lawsweep.sweep.record;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;

/**
 * What a record says of a simulation, observables by their fingerprint: all that is needed to check it by computing it again.
 *
 * @param cell the simulation
 * @param engine the version of the engine that made the result
 * @param blownUp how many replicas blew up
 * @param firstBlownUp the first of them, -1 for none
 * @param replicaSteps steps done, summed over replicas
 * @param fingerprint the result's {@link SimulationFingerprint}
 * @param rows how many rows of observables there are
 */
public record SimulationClaim(
    LangevinCell cell,
    String engine,
    int blownUp,
    int firstBlownUp,
    long replicaSteps,
    String fingerprint,
    int rows) {

  public static SimulationClaim of(LangevinCell cell, String engine, LangevinResult result) {
    return new SimulationClaim(cell, engine, result.blownUp(), result.firstBlownUp(), result.replicaSteps(),
        SimulationFingerprint.of(result), result.rows().size());
  }
}
