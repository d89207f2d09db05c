package lawsweep.kind.simulation;

import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;

/**
 * A simulation of the deep linear network.
 *
 * @param langevin what is simulated
 * @param checkpoints true if the factors of its first replica are saved at each record; no part of what is asked for
 */
public record SimulationCell(LangevinCell langevin, boolean checkpoints) implements Cell {

  /** What stands for the family in records of simulations. */
  static final String FAMILY = "langevin";

  /** A simulation that leaves nothing but its record. */
  public SimulationCell(LangevinCell langevin) {
    this(langevin, false);
  }

  /** What is simulated in a cell; empty for cells of other kinds. */
  public static Optional<LangevinCell> langevin(Cell cell) {
    return cell instanceof SimulationCell(LangevinCell langevin, _) ? Optional.of(langevin) : Optional.empty();
  }

  /** What is simulated in the cell of a record of a simulation. */
  static LangevinCell langevin(CellRecord record) {
    return ((SimulationCell) record.cell()).langevin();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimulationCell(LangevinCell theirs, _) && langevin.equals(theirs);
  }

  @Override
  public int hashCode() {
    return langevin.hashCode();
  }

  @Override
  public String key() {
    return langevin.key();
  }

  @Override
  public String family() {
    return FAMILY;
  }

  @Override
  public long sweepSeed() {
    return langevin.sweepSeed();
  }

  @Override
  public int seed() {
    return langevin.seed();
  }

  /** How many numbers the equation moves. */
  @Override
  public long parameters() {
    return langevin.equation().moving(langevin);
  }

  @Override
  public void check(String method) {
    if (!langevin.scheme().label().equals(method)) {
      throw new IllegalArgumentException("expected the method of a simulation to be its scheme, got " + method);
    }
  }
}
