package lawsweep.kernel;

import java.util.List;
import lawsweep.kernel.ChainKernels.Outer;

/** The sums of outer products that fields, their derivatives and their brackets consist of. */
public enum OuterSum {
  /** a. */
  ONE,
  /** a + b. */
  TWO,
  /** a - b. */
  DIFFERENCE,
  /** a + b - c - d. */
  FOUR;

  /**
   * The sum with given terms.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static OuterSum of(List<Outer> plus, List<Outer> minus) {
    if (plus.size() == 1 && minus.isEmpty()) {
      return ONE;
    }
    if (plus.size() == 2 && minus.isEmpty()) {
      return TWO;
    }
    if (plus.size() == 1 && minus.size() == 1) {
      return DIFFERENCE;
    }
    if (plus.size() == 2 && minus.size() == 2) {
      return FOUR;
    }
    throw new IllegalArgumentException("no sum of " + plus.size() + " products less " + minus.size());
  }
}
