package lawsweep.gpu;

import java.util.List;
import lawsweep.cuda.Block;
import lawsweep.cuda.Lane;

/** Products mod p on a device: cublasDgemm and a reduction, or one kernel where few rows are combined. */
final class ResidueProducts {

  private final Lane lane;
  private final EliminationKernels kernels;
  private final Pace pace;

  /** On a lane. */
  ResidueProducts(Lane lane, EliminationKernels kernels, Pace pace) {
    this.lane = lane;
    this.kernels = kernels;
    this.pace = pace;
  }

  /**
   * C -= A B mod p.
   *
   * @param a at most {@link lawsweep.residue.PrimeField#maxDelay} columns; may lie beside C in the same rows
   */
  void subtract(Block a, Block b, Block c) {
    if (c.rows() == 0 || c.columns() == 0 || a.columns() == 0) {
      return;
    }
    if (a.columns() <= Heights.LEADING) {
      kernels.combine(-1, a, b, 1, c);
    } else {
      lane.multiply(-1, a, b, 1, c);
      kernels.reduce(c);
    }
    pace.queued(2.0 * c.rows() * c.columns() * a.columns());
  }

  /**
   * Subtracts from rows what independent rows have in them. Afterwards the rows' entries at the pivots are void.
   *
   * @param group independent rows from the position of their first pivot on
   * @param parts how many of them, one lot after the other, have the identity on the lot's own pivots; each lot has
   *     nothing left of it, and something right of it
   * @param x the other rows from the same position on
   */
  void clear(Block group, List<Integer> parts, Block x) {
    int most = pace.rows(2.0 * group.rows() * x.columns());
    for (int row = 0; row < x.rows(); row += most) {
      pace.ask();
      clearAtOnce(group, parts, x.view(row, 0, Math.min(most, x.rows() - row), x.columns()));
    }
  }

  /** First the factors of each lot are corrected by the lots before it, then all lots go into one product. */
  private void clearAtOnce(Block group, List<Integer> parts, Block x) {
    int done = 0;
    for (int part : parts) {
      subtract(x.view(0, 0, x.rows(), done), group.view(0, done, done, part), x.view(0, done, x.rows(), part));
      done += part;
    }
    int rest = x.columns() - done;
    subtract(x.view(0, 0, x.rows(), done), group.view(0, done, done, rest), x.view(0, done, x.rows(), rest));
  }
}
