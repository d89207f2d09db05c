package lawsweep.sweep.engine;

import lawsweep.law.LawCell;
import lawsweep.road.dense.DenseCounter;
import lawsweep.road.symmetric.SymmetricCounter;

/**
 * How the road of a cell is chosen: a pure function of the cell, never of timing or memory. {@code AUTO} chooses, the others are the
 * roads themselves.
 *
 * <p>Generic fields: {@code AUTO} takes the dense road up to D = {@value #LARGEST_DENSE}, where it is quick and also gives dim W_k,
 * and the symmetric one beyond. There is no third choice to make: the symmetric road settles every linear or ReLU cell.
 *
 * <p>Data fields of networks with gates are exact (dense) unless float64 is asked for by name; smooth functions have no other road
 * than float64. Sign flows have one road of their own. A road that is asked for by name leaves cells of other kinds to theirs.
 */
public enum RoadChoice {
  AUTO("auto"),
  DENSE(DenseCounter.METHOD),
  SYMMETRIC(SymmetricCounter.METHOD),
  FLOAT64("float64"),
  ARRANGEMENT("arrangement");

  /** The most parameters with which {@link #AUTO} counts on the dense road. */
  public static final long LARGEST_DENSE = 4096;

  private final String label;

  RoadChoice(String label) {
    this.label = label;
  }

  /** The name on the command line and in manifests; that of a road also in records. */
  public String label() {
    return label;
  }

  /** True if a user may ask for it. */
  public boolean selectable() {
    return this != ARRANGEMENT;
  }

  /** False where an exact road was asked for by name and the cell has none, so that nothing becomes float64 silently. */
  public boolean admits(LawCell cell) {
    return !cell.architecture().family().smooth() || this == AUTO || this == FLOAT64;
  }

  /** The road that a cell takes: never {@code AUTO}. */
  public RoadChoice of(LawCell cell) {
    return switch (cell.fields()) {
      case GENERIC -> generic(cell);
      case DATA -> cell.architecture().family().smooth() || this == FLOAT64 ? FLOAT64 : DENSE;
      case ADAM -> ARRANGEMENT;
    };
  }

  private RoadChoice generic(LawCell cell) {
    if (this == DENSE || this == SYMMETRIC) {
      return this;
    }
    return cell.architecture().parameters() <= LARGEST_DENSE ? DENSE : SYMMETRIC;
  }
}
