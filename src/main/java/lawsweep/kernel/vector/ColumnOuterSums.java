package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.kernel.ColumnLayout;
import lawsweep.residue.PrimeField;

/**
 * Sums of one, two or four outer products with one sample a column, for columns first..first+count-1 of the factors.
 * Entry (j, k) goes to {@code out[(j * width + k) * LD]} and behind, one number a sample.
 */
final class ColumnOuterSums {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();
  private static final int LD = ColumnLayout.LD;

  private ColumnOuterSums() {}

  /** x[j] y[k] mod p. */
  static void one(PrimeField field, Outer a, int first, int count, double[] out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] x = a.left().data();
    double[] y = a.right().data();
    int n = a.right().rows();
    int at = 0;
    for (int j = 0; j < a.left().rows(); j++) {
      int ix = j * LD + first;
      for (int k = 0; k < n; k++) {
        int iy = k * LD + first;
        for (int s = 0; s < count; s += L) {
          DoubleVector v =
              DoubleVector.fromArray(SPECIES, x, ix + s).mul(DoubleVector.fromArray(SPECIES, y, iy + s));
          Residues.reduce(v, inverse, minus).intoArray(out, at + s);
        }
        at += LD;
      }
    }
  }

  /** The same for a + sign b. */
  static void two(PrimeField field, Outer a, Outer b, double sign, int first, int count, double[] out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] ya = a.right().data();
    double[] yb = b.right().data();
    int n = a.right().rows();
    int at = 0;
    for (int j = 0; j < a.left().rows(); j++) {
      int ix = j * LD + first;
      for (int k = 0; k < n; k++) {
        int iy = k * LD + first;
        for (int s = 0; s < count; s += L) {
          DoubleVector v =
              DoubleVector.fromArray(SPECIES, xa, ix + s).mul(DoubleVector.fromArray(SPECIES, ya, iy + s));
          DoubleVector w = DoubleVector.fromArray(SPECIES, xb, ix + s).mul(sign);
          v = w.fma(DoubleVector.fromArray(SPECIES, yb, iy + s), v);
          Residues.reduce(v, inverse, minus).intoArray(out, at + s);
        }
        at += LD;
      }
    }
  }

  /** The same for a + b - c - d. */
  static void four(
      PrimeField field, Outer a, Outer b, Outer c, Outer d, int first, int count, double[] out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] xc = c.left().data();
    double[] xd = d.left().data();
    double[] ya = a.right().data();
    double[] yb = b.right().data();
    double[] yc = c.right().data();
    double[] yd = d.right().data();
    int n = a.right().rows();
    int at = 0;
    for (int j = 0; j < a.left().rows(); j++) {
      int ix = j * LD + first;
      for (int k = 0; k < n; k++) {
        int iy = k * LD + first;
        for (int s = 0; s < count; s += L) {
          DoubleVector v =
              DoubleVector.fromArray(SPECIES, xa, ix + s).mul(DoubleVector.fromArray(SPECIES, ya, iy + s));
          v = DoubleVector.fromArray(SPECIES, xb, ix + s).fma(DoubleVector.fromArray(SPECIES, yb, iy + s), v);
          DoubleVector w =
              DoubleVector.fromArray(SPECIES, xc, ix + s).mul(DoubleVector.fromArray(SPECIES, yc, iy + s));
          w = DoubleVector.fromArray(SPECIES, xd, ix + s).fma(DoubleVector.fromArray(SPECIES, yd, iy + s), w);
          v = v.sub(w);
          Residues.reduce(v, inverse, minus).intoArray(out, at + s);
        }
        at += LD;
      }
    }
  }
}
