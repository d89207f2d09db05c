package lawsweep.road.draws;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * How rare something is that none of n draws had: if its share were s or more, n draws would all miss it with
 * probability (1 - s)^n at most, which is 5 % for s = 1 - 0.05^(1/n).
 */
final class UnseenShare {

  private static final double MISSED = 0.05;
  /** Digits of a percentage; and so many of those of a double, as its last ones are rounding. */
  private static final MathContext SHOWN = new MathContext(2, RoundingMode.CEILING);
  private static final MathContext SURE = new MathContext(12, RoundingMode.HALF_EVEN);

  private UnseenShare() {}

  /** s for n draws; 1 if there are none. */
  static double of(long draws) {
    return draws == 0 ? 1 : -StrictMath.expm1(StrictMath.log(MISSED) / draws);
  }

  /** Why a cell is undecided of which n draws had not φ's value. The share is rounded up, so that it is below. */
  static String reason(long draws) {
    BigDecimal percent = new BigDecimal(of(draws)).movePointRight(2).round(SURE).round(SHOWN);
    return "phi's value in none of " + DrawsTold.draws(draws) + " (its share is below " + percent.toPlainString()
        + " % with 95 % confidence)";
  }
}
