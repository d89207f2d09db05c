package lawsweep.circuit.jet;

import lawsweep.env.VectorModule;
import lawsweep.residue.PrimeField;

/** Loops over consecutive residues: reductions and powers. Without the Vector API one by one, to the same residues. */
public final class LaneReduction {

  private LaneReduction() {}

  /** Reduces n integers of at most 2^53 - 2p in absolute value. */
  public static void reduce(PrimeField field, double[] x, int from, int n) {
    if (VectorModule.present()) {
      VectorReduction.reduce(field, x, from, n);
      return;
    }
    for (int i = from; i < from + n; i++) {
      x[i] = field.reduce(x[i]);
    }
  }

  /** out = x^exponent for n residues from the beginning of both arrays; exponent at least 1. */
  public static void power(PrimeField field, double[] x, int exponent, double[] out, int n) {
    if (VectorModule.present()) {
      VectorReduction.power(field, x, exponent, out, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      out[i] = power(field, x[i], exponent);
    }
  }

  /** x^exponent; exponent at least 1. */
  public static double power(PrimeField field, double x, int exponent) {
    double result = x;
    for (int bit = Integer.SIZE - 2 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      result = field.multiply(result, result);
      if (((exponent >> bit) & 1) == 1) {
        result = field.multiply(result, x);
      }
    }
    return result;
  }
}
