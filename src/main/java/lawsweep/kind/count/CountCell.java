package lawsweep.kind.count;

import java.util.Optional;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;

/** A count of conservation laws. */
public record CountCell(LawCell law) implements Cell {

  /** What is counted in a cell; empty for cells of other kinds. */
  public static Optional<LawCell> law(Cell cell) {
    return cell instanceof CountCell(LawCell law) ? Optional.of(law) : Optional.empty();
  }

  /** The weights and inputs of a count with data fields; empty for other cells. */
  static Optional<DataChoice> data(Cell cell) {
    return law(cell).flatMap(LawCell::data);
  }

  /** What is counted in the cell of a record of a count. */
  static LawCell law(CellRecord record) {
    return ((CountCell) record.cell()).law();
  }

  @Override
  public String key() {
    return law.key();
  }

  @Override
  public String family() {
    return law.subject().family();
  }

  @Override
  public long sweepSeed() {
    return law.sweepSeed();
  }

  @Override
  public int seed() {
    return law.seed();
  }

  @Override
  public long parameters() {
    return law.parameters();
  }
}
