package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * Sums of one, two or four outer products, reduced before they are stored. Each entry is written once and never read,
 * from left to right, as the memory likes it. Rows of two or four vectors are left to {@link OuterVectors}, apart from
 * these loops, of which the compiler makes slower code where they have more branches. Sums of four make two rows at a
 * time, so that each vector of right factors serves twice.
 */
final class OuterSums {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();

  private OuterSums() {}

  /** out[j * n + k] = x[j] y[k] mod p, for rows first.. of the factors. */
  static void one(PrimeField field, Outer term, int first, int count, Matrix out, int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] x = term.left().data();
    double[] y = term.right().data();
    int rows = term.left().columns();
    int n = term.right().columns();
    int whole = SPECIES.loopBound(n);
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    double[] to = out.data();
    for (int s = 0; s < count; s++) {
      int ix = term.left().index(first + s, 0);
      int iy = term.right().index(first + s, 0);
      int at = out.index(s, column);
      if (n < L) {
        DoubleVector factor = DoubleVector.fromArray(SPECIES, y, iy);
        for (int j = 0; j < rows; j++) {
          DoubleVector v = factor.mul(x[ix + j]);
          Residues.reduce(v, inverse, minus).intoArray(to, at, tail);
          at += n;
        }
        continue;
      }
      for (int j = 0; j < rows; j++) {
        DoubleVector factor = DoubleVector.broadcast(SPECIES, x[ix + j]);
        for (int k = 0; k < whole; k += L) {
          DoubleVector v = DoubleVector.fromArray(SPECIES, y, iy + k).mul(factor);
          Residues.reduce(v, inverse, minus).intoArray(to, at + k);
        }
        if (whole < n) {
          DoubleVector v = DoubleVector.fromArray(SPECIES, y, iy + whole).mul(factor);
          Residues.reduce(v, inverse, minus).intoArray(to, at + whole, tail);
        }
        at += n;
      }
    }
  }

  /** The same for a + sign b. */
  static void two(
      PrimeField field, Outer a, Outer b, double sign, int first, int count, Matrix out, int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] ya = a.right().data();
    double[] yb = b.right().data();
    int rows = a.left().columns();
    int n = a.right().columns();
    int whole = SPECIES.loopBound(n);
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    double[] to = out.data();
    for (int s = 0; s < count; s++) {
      int ia = a.left().index(first + s, 0);
      int ib = b.left().index(first + s, 0);
      int ja = a.right().index(first + s, 0);
      int jb = b.right().index(first + s, 0);
      int at = out.index(s, column);
      for (int j = 0; j < rows; j++) {
        DoubleVector fa = DoubleVector.broadcast(SPECIES, xa[ia + j]);
        DoubleVector fb = DoubleVector.broadcast(SPECIES, sign * xb[ib + j]);
        for (int k = 0; k < whole; k += L) {
          DoubleVector v = DoubleVector.fromArray(SPECIES, ya, ja + k).mul(fa);
          v = DoubleVector.fromArray(SPECIES, yb, jb + k).fma(fb, v);
          Residues.reduce(v, inverse, minus).intoArray(to, at + k);
        }
        if (whole < n) {
          DoubleVector v = DoubleVector.fromArray(SPECIES, ya, ja + whole).mul(fa);
          v = DoubleVector.fromArray(SPECIES, yb, jb + whole).fma(fb, v);
          Residues.reduce(v, inverse, minus).intoArray(to, at + whole, tail);
        }
        at += n;
      }
    }
  }

  /** The same for a + b - c - d. */
  static void four(
      PrimeField field, Outer a, Outer b, Outer c, Outer d, int first, int count, Matrix out, int column) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] xc = c.left().data();
    double[] xd = d.left().data();
    int rows = a.left().columns();
    int n = a.right().columns();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    double[] to = out.data();
    for (int s = 0; s < count; s++) {
      int ia = a.left().index(first + s, 0);
      int ib = b.left().index(first + s, 0);
      int ic = c.left().index(first + s, 0);
      int id = d.left().index(first + s, 0);
      int ja = a.right().index(first + s, 0);
      int jb = b.right().index(first + s, 0);
      int jc = c.right().index(first + s, 0);
      int jd = d.right().index(first + s, 0);
      int at = out.index(s, column);
      int j = 0;
      for (; j + 2 <= rows; j += 2) {
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, xa[ia + j]);
        DoubleVector b0 = DoubleVector.broadcast(SPECIES, xb[ib + j]);
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, -xc[ic + j]);
        DoubleVector d0 = DoubleVector.broadcast(SPECIES, -xd[id + j]);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, xa[ia + j + 1]);
        DoubleVector b1 = DoubleVector.broadcast(SPECIES, xb[ib + j + 1]);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, -xc[ic + j + 1]);
        DoubleVector d1 = DoubleVector.broadcast(SPECIES, -xd[id + j + 1]);
        for (int k = 0; k < n; k += L) {
          DoubleVector y = DoubleVector.fromArray(SPECIES, a.right().data(), ja + k);
          DoubleVector v = y.mul(a0);
          DoubleVector w = y.mul(a1);
          y = DoubleVector.fromArray(SPECIES, b.right().data(), jb + k);
          v = y.fma(b0, v);
          w = y.fma(b1, w);
          y = DoubleVector.fromArray(SPECIES, c.right().data(), jc + k);
          v = y.fma(c0, v);
          w = y.fma(c1, w);
          y = DoubleVector.fromArray(SPECIES, d.right().data(), jd + k);
          v = y.fma(d0, v);
          w = y.fma(d1, w);
          v = Residues.reduce(v, inverse, minus);
          w = Residues.reduce(w, inverse, minus);
          if (k + L <= n) {
            v.intoArray(to, at + k);
            w.intoArray(to, at + n + k);
          } else {
            v.intoArray(to, at + k, tail);
            w.intoArray(to, at + n + k, tail);
          }
        }
        at += 2 * n;
      }
      if (j < rows) {
        for (int k = 0; k < n; k += L) {
          DoubleVector v = DoubleVector.fromArray(SPECIES, a.right().data(), ja + k).mul(xa[ia + j]);
          v = DoubleVector.fromArray(SPECIES, b.right().data(), jb + k).mul(xb[ib + j]).add(v);
          v = v.sub(DoubleVector.fromArray(SPECIES, c.right().data(), jc + k).mul(xc[ic + j]));
          v = v.sub(DoubleVector.fromArray(SPECIES, d.right().data(), jd + k).mul(xd[id + j]));
          v = Residues.reduce(v, inverse, minus);
          if (k + L <= n) {
            v.intoArray(to, at + k);
          } else {
            v.intoArray(to, at + k, tail);
          }
        }
      }
    }
  }
}
