package lawsweep.circuit.walk;

import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * Whether rows are orthogonal to gradients of laws. More than {@value #MOST} gradients are replaced by as many random
 * sums of them, by which a violation is missed with probability p^-8.
 */
public final class LawCheck {

  private static final int MOST = 8;

  private final PrimeField field;
  private final Kernels kernels;
  private final Matrix columns;

  /**
   * A check.
   *
   * @param streams where factors of sums come from
   * @param laws gradients, one row each
   */
  public LawCheck(PrimeField field, WalkStreams streams, Kernels kernels, Matrix laws) {
    this.field = field;
    this.kernels = kernels;
    Matrix few = laws.rows() <= MOST ? laws : sums(streams, laws);
    columns = Matrix.zero(laws.rows() == 0 ? 0 : few.columns(), few.rows());
    for (int i = 0; i < few.rows(); i++) {
      for (int j = 0; j < few.columns(); j++) {
        columns.data()[columns.index(j, i)] = few.get(i, j);
      }
    }
  }

  private Matrix sums(WalkStreams streams, Matrix laws) {
    Matrix factors = Matrix.zero(MOST, laws.rows());
    long[] words = new long[MOST * laws.rows()];
    streams.stream().fill(streams.laws(), words);
    for (int i = 0; i < words.length; i++) {
      factors.data()[i] = field.fromWord(words[i]);
    }
    Matrix sums = Matrix.zero(MOST, laws.columns());
    kernels.multiply(field, factors, laws, sums, Team.alone());
    return sums;
  }

  /** Whether all rows pass. */
  public boolean holds(Matrix rows, Team team) {
    if (columns.columns() == 0 || rows.rows() == 0) {
      return true;
    }
    Matrix products = Matrix.zero(rows.rows(), columns.columns());
    kernels.multiply(field, rows, columns, products, team);
    for (double product : products.data()) {
      if (product != 0) {
        return false;
      }
    }
    return true;
  }
}
