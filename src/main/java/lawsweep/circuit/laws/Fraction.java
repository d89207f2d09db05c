package lawsweep.circuit.laws;

import java.util.Optional;
import lawsweep.residue.PrimeField;

/**
 * A small rational number that a residue stands for.
 *
 * @param above the numerator
 * @param below the denominator, positive
 */
record Fraction(long above, long below) {

  /** Numerator times denominator of what counts as small: few residues are that. */
  private static final long MOST = 1L << 14;

  /** The fraction with the least denominator, if there is a small one. */
  static Optional<Fraction> of(double residue, PrimeField field) {
    // The Euclidean algorithm: all remainders are multiples of the residue mod p, up to sign.
    long before = field.p();
    long now = field.canonical(residue);
    long factorBefore = 0;
    long factor = 1;
    while (now != 0 && now * Math.abs(factor) > MOST) {
      long quotient = before / now;
      long next = before - quotient * now;
      before = now;
      now = next;
      long factorNext = factorBefore - quotient * factor;
      factorBefore = factor;
      factor = factorNext;
      if (Math.abs(factor) > MOST) {
        return Optional.empty();
      }
    }
    return now == 0 && residue != 0 ? Optional.empty()
        : Optional.of(factor < 0 ? new Fraction(-now, -factor)
            : new Fraction(now, factor));
  }

  /** What stands for it in a field. */
  double residue(PrimeField field) {
    return field.multiply((double) above, field.invert((double) below));
  }

  @Override
  public String toString() {
    return below == 1 ? String.valueOf(above) : above + "/" + below;
  }
}
