package lawsweep.formula;

/**
 * A power of an entry.
 *
 * @param exponent 1 or above
 */
public record Factor(Entry entry, int exponent) {

  /** Checks the exponent. */
  public Factor {
    if (exponent < 1) {
      throw new IllegalArgumentException("expected an exponent of 1 or above, got " + exponent);
    }
  }
}
