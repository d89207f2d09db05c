package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Outcome;

/** What a simulation gave: all of it, or what an export says of it. */
public sealed interface SimulationOutcome extends Outcome permits Simulated, SimulationClaim {

  /** The result in a record that has all of it; empty for others. */
  static Optional<LangevinResult> result(CellRecord record) {
    return record.outcome()
        .flatMap(o -> o instanceof Simulated(String _, LangevinResult result) ? Optional.of(result) : Optional.empty());
  }

  /** What is said of the cell that gave this. */
  SimulationClaim claim(LangevinCell cell);

  /** How many replicas blew up. */
  int blownUp();

  /** The first of them, -1 for none. */
  int firstBlownUp();
}
