package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.ChainKernels.Outer;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * Sums of one, two or four outer products whose rows are exactly two or four vectors: entry (j, k), reduced mod p, goes
 * to {@code offset + j * n + k}. Left factors begin at {@code i*}, right factors at {@code k*}. The right factors are
 * loaded once and stay in registers while the rows go by.
 */
final class OuterVectors {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();

  private OuterVectors() {}

  /** Whether rows of so many entries are made here, but for sums of four. */
  static boolean takes(int n) {
    return n == 2 * L || n == 4 * L;
  }

  /** x[j] y[k] for rows first.. of the factors. */
  static void one(PrimeField field, Outer a, int first, int count, Matrix out, int column) {
    for (int s = first; s < first + count; s++) {
      int ix = a.left().index(s, 0);
      int iy = a.right().index(s, 0);
      int at = out.index(s - first, column);
      if (a.right().columns() == 4 * L) {
        one4(field, a.left().data(), ix, a.left().columns(), a.right().data(), iy, out.data(), at);
      } else {
        one2(field, a.left().data(), ix, a.left().columns(), a.right().data(), iy, out.data(), at);
      }
    }
  }

  /** The same for a + sign b. */
  static void two(PrimeField field, Outer a, Outer b, double sign, int first, int count, Matrix out, int column) {
    double[] xa = a.left().data();
    double[] xb = b.left().data();
    double[] ya = a.right().data();
    double[] yb = b.right().data();
    int rows = a.left().columns();
    for (int s = first; s < first + count; s++) {
      int ia = a.left().index(s, 0);
      int ib = b.left().index(s, 0);
      int ja = a.right().index(s, 0);
      int jb = b.right().index(s, 0);
      int at = out.index(s - first, column);
      if (a.right().columns() == 4 * L) {
        two4(field, xa, ia, xb, ib, sign, rows, ya, ja, yb, jb, out.data(), at);
      } else {
        two2(field, xa, ia, xb, ib, sign, rows, ya, ja, yb, jb, out.data(), at);
      }
    }
  }

  /** x[j] y[k], n being four vectors. */
  private static void one4(
      PrimeField field, double[] xa, int ia, int rows, double[] ya, int ka, double[] to, int offset) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, ya, ka);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, ya, ka + L);
    DoubleVector a2 = DoubleVector.fromArray(SPECIES, ya, ka + 2 * L);
    DoubleVector a3 = DoubleVector.fromArray(SPECIES, ya, ka + 3 * L);
    int at = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, xa[ia + j]);
      Residues.reduceFew(x.mul(a0), inverse, minus).intoArray(to, at);
      Residues.reduceFew(x.mul(a1), inverse, minus).intoArray(to, at + L);
      Residues.reduceFew(x.mul(a2), inverse, minus).intoArray(to, at + 2 * L);
      Residues.reduceFew(x.mul(a3), inverse, minus).intoArray(to, at + 3 * L);
      at += 4 * L;
    }
  }

  /** The same, n being two vectors. */
  private static void one2(
      PrimeField field, double[] xa, int ia, int rows, double[] ya, int ka, double[] to, int offset) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, ya, ka);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, ya, ka + L);
    int at = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, xa[ia + j]);
      Residues.reduceFew(x.mul(a0), inverse, minus).intoArray(to, at);
      Residues.reduceFew(x.mul(a1), inverse, minus).intoArray(to, at + L);
      at += 2 * L;
    }
  }

  /** A sum of two, the second times a sign, n being four vectors. */
  private static void two4(
      PrimeField field, double[] xa, int ia, double[] xb, int ib, double sign, int rows, double[] ya, int ka,
      double[] yb, int kb, double[] to, int offset) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, ya, ka);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, ya, ka + L);
    DoubleVector a2 = DoubleVector.fromArray(SPECIES, ya, ka + 2 * L);
    DoubleVector a3 = DoubleVector.fromArray(SPECIES, ya, ka + 3 * L);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, yb, kb).mul(sign);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, yb, kb + L).mul(sign);
    DoubleVector b2 = DoubleVector.fromArray(SPECIES, yb, kb + 2 * L).mul(sign);
    DoubleVector b3 = DoubleVector.fromArray(SPECIES, yb, kb + 3 * L).mul(sign);
    int at = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, xa[ia + j]);
      DoubleVector v0 = x.mul(a0);
      DoubleVector v1 = x.mul(a1);
      DoubleVector v2 = x.mul(a2);
      DoubleVector v3 = x.mul(a3);
      x = DoubleVector.broadcast(SPECIES, xb[ib + j]);
      v0 = x.fma(b0, v0);
      v1 = x.fma(b1, v1);
      v2 = x.fma(b2, v2);
      v3 = x.fma(b3, v3);
      Residues.reduceFew(v0, inverse, minus).intoArray(to, at);
      Residues.reduceFew(v1, inverse, minus).intoArray(to, at + L);
      Residues.reduceFew(v2, inverse, minus).intoArray(to, at + 2 * L);
      Residues.reduceFew(v3, inverse, minus).intoArray(to, at + 3 * L);
      at += 4 * L;
    }
  }

  /** The same, n being two vectors. */
  private static void two2(
      PrimeField field, double[] xa, int ia, double[] xb, int ib, double sign, int rows, double[] ya, int ka,
      double[] yb, int kb, double[] to, int offset) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, ya, ka);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, ya, ka + L);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, yb, kb).mul(sign);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, yb, kb + L).mul(sign);
    int at = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, xa[ia + j]);
      DoubleVector v0 = x.mul(a0);
      DoubleVector v1 = x.mul(a1);
      x = DoubleVector.broadcast(SPECIES, xb[ib + j]);
      v0 = x.fma(b0, v0);
      v1 = x.fma(b1, v1);
      Residues.reduceFew(v0, inverse, minus).intoArray(to, at);
      Residues.reduceFew(v1, inverse, minus).intoArray(to, at + L);
      at += 2 * L;
    }
  }

  /** a + b - c - d for rows first.. of the factors, n being two vectors. */
  static void four2(
      PrimeField field, Outer a, Outer b, Outer c, Outer d, int first, int count, Matrix out, int column) {
    for (int s = first; s < first + count; s++) {
      four2(
          field, a.left().data(), a.left().index(s, 0), b.left().data(), b.left().index(s, 0), c.left().data(),
          c.left().index(s, 0), d.left().data(), d.left().index(s, 0), a.left().columns(), a.right().data(),
          a.right().index(s, 0), b.right().data(), b.right().index(s, 0), c.right().data(), c.right().index(s, 0),
          d.right().data(), d.right().index(s, 0), out.data(), out.index(s - first, column));
    }
  }

  private static void four2(
      PrimeField field, double[] xa, int ia, double[] xb, int ib, double[] xc, int ic, double[] xd, int id, int rows,
      double[] ya, int ka, double[] yb, int kb, double[] yc, int kc, double[] yd, int kd, double[] to, int offset) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    DoubleVector a0 = DoubleVector.fromArray(SPECIES, ya, ka);
    DoubleVector a1 = DoubleVector.fromArray(SPECIES, ya, ka + L);
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, yb, kb);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, yb, kb + L);
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, yc, kc);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, yc, kc + L);
    DoubleVector d0 = DoubleVector.fromArray(SPECIES, yd, kd);
    DoubleVector d1 = DoubleVector.fromArray(SPECIES, yd, kd + L);
    int at = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, xa[ia + j]);
      DoubleVector v0 = x.mul(a0);
      DoubleVector v1 = x.mul(a1);
      x = DoubleVector.broadcast(SPECIES, xb[ib + j]);
      v0 = x.fma(b0, v0);
      v1 = x.fma(b1, v1);
      x = DoubleVector.broadcast(SPECIES, xc[ic + j]);
      DoubleVector w0 = x.mul(c0);
      DoubleVector w1 = x.mul(c1);
      x = DoubleVector.broadcast(SPECIES, xd[id + j]);
      w0 = x.fma(d0, w0);
      w1 = x.fma(d1, w1);
      Residues.reduceFew(v0.sub(w0), inverse, minus).intoArray(to, at);
      Residues.reduceFew(v1.sub(w1), inverse, minus).intoArray(to, at + L);
      at += 2 * L;
    }
  }
}
