package lawsweep.road.data.span;

import lawsweep.exact.Annihilator;
import lawsweep.residue.PrimeField;

/** A span of rows of few columns. */
final class SmallSpan implements RowSpan {

  private final Annihilator annihilator;
  private final int columns;

  SmallSpan(PrimeField field, int columns) {
    this.columns = columns;
    this.annihilator = new Annihilator(field, columns);
  }

  @Override
  public void reset() {
    annihilator.reset();
  }

  @Override
  public boolean absorb(double[] row) {
    return annihilator.absorb(row);
  }

  @Override
  public boolean full() {
    return annihilator.rank() == columns;
  }

  @Override
  public int rank() {
    return annihilator.rank();
  }
}
