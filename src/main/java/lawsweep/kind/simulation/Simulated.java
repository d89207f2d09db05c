package lawsweep.kind.simulation;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Rules;
import lawsweep.sweep.Cell;

/**
 * What a simulation gave.
 *
 * @param engine the version of the rules by which it was made
 * @param result the observables and what became of the replicas
 */
public record Simulated(String engine, LangevinResult result) implements SimulationOutcome {

  @Override
  public SimulationClaim claim(LangevinCell cell) {
    return SimulationClaim.of(cell, engine, result);
  }

  @Override
  public int blownUp() {
    return result.blownUp();
  }

  @Override
  public int firstBlownUp() {
    return result.firstBlownUp();
  }

  @Override
  public void check(Cell cell, String method) {
    if (!(cell instanceof SimulationCell simulation)) {
      throw new IllegalArgumentException("expected observables of a simulation, without a reason, got " + cell);
    }
    SimulationChecks.check(simulation.langevin(), result);
    if (engine.equals(Rules.SECOND.label())) {
      SimulationChecks.finite(result);
    }
  }
}
