package lawsweep.formula;

import java.util.List;

/**
 * A number times powers of different entries.
 *
 * @param coefficient not 0
 * @param factors in the order of their entries; empty for a constant
 */
public record Term(long coefficient, List<Factor> factors) {

  /** With a list that does not change. */
  public Term {
    factors = List.copyOf(factors);
  }

  /** The sum of exponents. */
  public int degree() {
    return factors.stream().mapToInt(Factor::exponent).sum();
  }
}
