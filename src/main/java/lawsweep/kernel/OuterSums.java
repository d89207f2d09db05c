package lawsweep.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/**
 * Sums of one, two or four outer products, reduced before they are stored: each entry is written once and never read. The
 * vectors of the right factors stay in registers while the left factors pass by.
 */
final class OuterSums {

  private static final VectorSpecies<Double> SPECIES = Lanes.SPECIES;
  private static final int L = SPECIES.length();

  private OuterSums() {}

  /** out[j * n + k] = x[j] y[k] mod p, for rows first.. of the factors. */
  static void one(PrimeField field, ChainKernels.Outer term, int first, int count, Matrix out, int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] x = term.left().data();
    int rows = term.left().columns();
    int n = term.right().columns();
    double[] to = out.data();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    for (int s = 0; s < count; s++) {
      int ix = term.left().index(first + s, 0);
      int iy = term.right().index(first + s, 0);
      for (int c = 0; c < n; c += L) {
        DoubleVector y = DoubleVector.fromArray(SPECIES, term.right().data(), iy + c);
        int at = out.index(s, column + c);
        if (c + L <= n) {
          for (int j = 0; j < rows; j++) {
            DoubleVector v = y.mul(x[ix + j]);
            v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v).intoArray(to, at);
            at += n;
          }
        } else {
          for (int j = 0; j < rows; j++) {
            DoubleVector v = y.mul(x[ix + j]);
            v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v).intoArray(to, at, tail);
            at += n;
          }
        }
      }
    }
  }

  /** The same for a + sign b. */
  static void two(
      PrimeField field, ChainKernels.Outer a, ChainKernels.Outer b, double sign, int first, int count, Matrix out,
      int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    int rows = a.left().columns();
    int n = a.right().columns();
    double[] to = out.data();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    for (int s = 0; s < count; s++) {
      int ia = a.left().index(first + s, 0);
      int ib = b.left().index(first + s, 0);
      int ja = a.right().index(first + s, 0);
      int jb = b.right().index(first + s, 0);
      for (int c = 0; c < n; c += L) {
        DoubleVector ya = DoubleVector.fromArray(SPECIES, a.right().data(), ja + c);
        DoubleVector yb = DoubleVector.fromArray(SPECIES, b.right().data(), jb + c).mul(sign);
        int at = out.index(s, column + c);
        boolean whole = c + L <= n;
        for (int j = 0; j < rows; j++) {
          DoubleVector v = ya.mul(xa[ia + j]);
          v = yb.fma(DoubleVector.broadcast(SPECIES, xb[ib + j]), v);
          v = v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v);
          if (whole) {
            v.intoArray(to, at);
          } else {
            v.intoArray(to, at, tail);
          }
          at += n;
        }
      }
    }
  }

  /** The same for a + b - c - d. */
  static void four(
      PrimeField field, ChainKernels.Outer a, ChainKernels.Outer b, ChainKernels.Outer c, ChainKernels.Outer d,
      int first, int count, Matrix out, int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] xc = c.left().data();
    double[] xd = d.left().data();
    int rows = a.left().columns();
    int n = a.right().columns();
    double[] to = out.data();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    for (int s = 0; s < count; s++) {
      int row = first + s;
      int ia = a.left().index(row, 0);
      int ib = b.left().index(row, 0);
      int ic = c.left().index(row, 0);
      int id = d.left().index(row, 0);
      for (int k = 0; k < n; k += L) {
        DoubleVector ya = DoubleVector.fromArray(SPECIES, a.right().data(), a.right().index(row, 0) + k);
        DoubleVector yb = DoubleVector.fromArray(SPECIES, b.right().data(), b.right().index(row, 0) + k);
        DoubleVector yc = DoubleVector.fromArray(SPECIES, c.right().data(), c.right().index(row, 0) + k).neg();
        DoubleVector yd = DoubleVector.fromArray(SPECIES, d.right().data(), d.right().index(row, 0) + k).neg();
        int at = out.index(s, column + k);
        boolean whole = k + L <= n;
        for (int j = 0; j < rows; j++) {
          DoubleVector v = ya.mul(xa[ia + j]);
          v = yb.fma(DoubleVector.broadcast(SPECIES, xb[ib + j]), v);
          v = yc.fma(DoubleVector.broadcast(SPECIES, xc[ic + j]), v);
          v = yd.fma(DoubleVector.broadcast(SPECIES, xd[id + j]), v);
          v = v.mul(inverse).add(PrimeField.ROUND).sub(PrimeField.ROUND).fma(minus, v);
          if (whole) {
            v.intoArray(to, at);
          } else {
            v.intoArray(to, at, tail);
          }
          at += n;
        }
      }
    }
  }
}
