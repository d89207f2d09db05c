package lawsweep.residue;

/**
 * Doubles as residues: 2 has an inverse modulo an odd prime, so an integer times any power of two has a residue, as a
 * quotient does.
 */
public final class DyadicResidues {

  /** Integers up to this are reduced as they are. */
  private static final double WHOLE = 0x1p52;

  private final PrimeField field;
  private final double[] powers = new double[Dyadic.LARGEST - Dyadic.LEAST + 1];

  /** Residues modulo one prime. */
  public DyadicResidues(PrimeField field) {
    this.field = field;
    double two = field.reduce(2);
    double half = field.invert(two);
    powers[-Dyadic.LEAST] = 1;
    for (int e = 1 - Dyadic.LEAST; e < powers.length; e++) {
      powers[e] = field.multiply(powers[e - 1], two);
    }
    for (int e = -Dyadic.LEAST - 1; e >= 0; e--) {
      powers[e] = field.multiply(powers[e + 1], half);
    }
  }

  /** The residue of a finite x. */
  public double of(double x) {
    if (Math.abs(x) <= WHOLE && x == Math.rint(x)) {
      return field.reduce(x);
    }
    double mantissa = field.reduce((double) (Dyadic.mantissa(x) % field.p()));
    return field.multiply(mantissa, powers[Dyadic.exponent(x) - Dyadic.LEAST]);
  }
}
