package lawsweep.formula.degree;

import java.util.Optional;
import lawsweep.residue.PrimeField;

/**
 * A vector of small fractions from their residues, with its denominators cleared. A fraction n/m with |n|, m ≤ √(p/2)
 * is the only such one with its residue (Wang 1981).
 */
final class Reconstruction {

  private final PrimeField field;
  private final long bound;

  Reconstruction(PrimeField field) {
    this.field = field;
    this.bound = (long) Math.sqrt(field.p() / 2.0);
  }

  /** The whole numbers without a common divisor that a vector is proportional to; empty if fractions are too large. */
  Optional<long[]> of(double[] residues) {
    long denominator = 1;
    for (double residue : residues) {
      long[] fraction = fraction(residue);
      if (fraction.length == 0) {
        return Optional.empty();
      }
      denominator = denominator / gcd(denominator, fraction[1]) * fraction[1];
      if (denominator > bound) {
        return Optional.empty();
      }
    }
    long[] whole = new long[residues.length];
    for (int i = 0; i < whole.length; i++) {
      long[] fraction = fraction(residues[i]);
      whole[i] = fraction[0] * (denominator / fraction[1]);
    }
    return Optional.of(whole);
  }

  /** Numerator and denominator; empty if there are no small ones. */
  private long[] fraction(double residue) {
    long r0 = field.p();
    long r1 = field.canonical(residue);
    long s0 = 0;
    long s1 = 1;
    while (r1 > bound) {
      long quotient = r0 / r1;
      long r2 = r0 - quotient * r1;
      r0 = r1;
      r1 = r2;
      long s2 = s0 - quotient * s1;
      s0 = s1;
      s1 = s2;
    }
    if (Math.abs(s1) > bound || gcd(r1, Math.abs(s1)) != 1) {
      return new long[0];
    }
    return s1 < 0 ? new long[] {-r1, -s1} : new long[] {r1, s1};
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
