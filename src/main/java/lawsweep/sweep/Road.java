package lawsweep.sweep;

import lawsweep.law.LawCell;
import lawsweep.law.LawCounter;
import lawsweep.symmetric.SymmetricCounter;

/**
 * How the road of a cell is chosen: a pure function of the cell, never of timing or memory. {@code DENSE} and {@code
 * SYMMETRIC} are the roads themselves.
 *
 * <p>{@code AUTO} takes the dense road up to D = {@value #LARGEST_DENSE}, where it is quick and also gives dim W_k, and the
 * symmetric one beyond. There is no third choice to make: the symmetric road settles every linear or ReLU cell with generic
 * fields.
 */
public enum Road {
  AUTO("auto"),
  DENSE(LawCounter.METHOD),
  SYMMETRIC(SymmetricCounter.METHOD);

  /** The most parameters with which {@link #AUTO} counts on the dense road. */
  public static final long LARGEST_DENSE = 4096;

  private final String label;

  Road(String label) {
    this.label = label;
  }

  /** The name on the command line and in manifests; that of a road also in records. */
  public String label() {
    return label;
  }

  /** The road that a cell takes: never {@code AUTO}. */
  public Road of(LawCell cell) {
    if (this != AUTO) {
      return this;
    }
    return cell.architecture().parameters() <= LARGEST_DENSE ? DENSE : SYMMETRIC;
  }
}
