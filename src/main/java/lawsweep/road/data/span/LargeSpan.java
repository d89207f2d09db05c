package lawsweep.road.data.span;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** A span of rows of many columns, which are eliminated a block at a time. */
final class LargeSpan implements RowSpan {

  private final PrimeField field;
  private final Kernels kernels;
  private final int columns;
  private final Matrix block;
  private EchelonBasis basis;
  private int filled;

  LargeSpan(PrimeField field, Kernels kernels, int columns) {
    this.field = field;
    this.kernels = kernels;
    this.columns = columns;
    this.block = Matrix.zero(EchelonBasis.BLOCK, columns);
    this.basis = new EchelonBasis(field, kernels, columns);
  }

  @Override
  public void reset() {
    basis = new EchelonBasis(field, kernels, columns);
    filled = 0;
  }

  @Override
  public boolean absorb(double[] row) {
    System.arraycopy(row, 0, block.data(), block.index(filled, 0), columns);
    if (++filled == block.rows()) {
      eliminate();
    }
    return true;
  }

  @Override
  public boolean full() {
    return basis.rank() == columns;
  }

  @Override
  public int rank() {
    eliminate();
    return basis.rank();
  }

  private void eliminate() {
    if (filled > 0) {
      basis.absorb(block.view(0, 0, filled, columns), Team.alone());
      filled = 0;
    }
  }
}
