package lawsweep.circuit.jet;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.PrimeField;

/** {@link LaneReduction} with the Vector API. */
final class VectorReduction {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  private VectorReduction() {}

  /** Reduces n integers of at most 2^53 - 2p in absolute value. */
  static void reduce(PrimeField field, double[] x, int from, int n) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    DoubleVector inverse = DoubleVector.broadcast(SPECIES, field.inverseModulus());
    int i = from;
    for (; i + V <= from + n; i += V) {
      reduced(DoubleVector.fromArray(SPECIES, x, i), inverse, minus).intoArray(x, i);
    }
    for (; i < from + n; i++) {
      x[i] = field.reduce(x[i]);
    }
  }

  /** A vector of integers of at most 2^53 - 2p, reduced. */
  static DoubleVector reduced(DoubleVector v, DoubleVector inverse, DoubleVector minus) {
    return v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v);
  }

  /** out = x^exponent for n residues from the beginning of both arrays; exponent at least 1. */
  static void power(PrimeField field, double[] x, int exponent, double[] out, int n) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    DoubleVector inverse = DoubleVector.broadcast(SPECIES, field.inverseModulus());
    int top = Integer.SIZE - 2 - Integer.numberOfLeadingZeros(exponent);
    int i = 0;
    for (; i + 2 * V <= n; i += 2 * V) {
      twoPowers(field, x, i, exponent, out);
    }
    for (; i + V <= n; i += V) {
      DoubleVector base = DoubleVector.fromArray(SPECIES, x, i);
      DoubleVector result = base;
      for (int bit = top; bit >= 0; bit--) {
        result = reduced(result.mul(result), inverse, minus);
        if (((exponent >> bit) & 1) == 1) {
          result = reduced(result.mul(base), inverse, minus);
        }
      }
      result.intoArray(out, i);
    }
    for (; i < n; i++) {
      out[i] = LaneReduction.power(field, x[i], exponent);
    }
  }

  /** Two vectors of powers at once, since each step waits for the one before. */
  private static void twoPowers(PrimeField field, double[] x, int i, int exponent, double[] out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    DoubleVector inverse = DoubleVector.broadcast(SPECIES, field.inverseModulus());
    DoubleVector round = DoubleVector.broadcast(SPECIES, PrimeField.ROUND);
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, i);
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, i + V);
    DoubleVector a = x0;
    DoubleVector b = x1;
    for (int bit = Integer.SIZE - 2 - Integer.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      a = a.mul(a);
      b = b.mul(b);
      a = a.mul(inverse).add(round).sub(round).fma(minus, a);
      b = b.mul(inverse).add(round).sub(round).fma(minus, b);
      boolean set = ((exponent >> bit) & 1) == 1;
      a = a.mul(set ? x0 : one);
      b = b.mul(set ? x1 : one);
      a = a.mul(inverse).add(round).sub(round).fma(minus, a);
      b = b.mul(inverse).add(round).sub(round).fma(minus, b);
    }
    a.intoArray(out, i);
    b.intoArray(out, i + V);
  }
}
