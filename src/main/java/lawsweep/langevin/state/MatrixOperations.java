package lawsweep.langevin.state;

import lawsweep.langevin.cell.LangevinCell;

/** What steps of matrices cost that are not counted: a rough equivalent in time of floating-point operations. */
public final class MatrixOperations {

  /** A matrix at N = ∞ costs as much as at this depth. */
  private static final double LIMIT = 4;

  private MatrixOperations() {}

  /** One evaluation of the forces on an end-to-end matrix or its factors. */
  public static double perStep(LangevinCell cell) {
    double d = cell.width();
    double depth = cell.depth() == LangevinCell.INFINITE ? LIMIT : cell.depth();
    return (400 + 40 * depth) * (10 + d * d * d);
  }
}
