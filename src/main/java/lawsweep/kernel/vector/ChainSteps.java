package lawsweep.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/**
 * The loops of steps along chains, a vector at a time, on padded rows. A step gathers its sum in {@code out},
 * unreduced, and {@link #finish} reduces it.
 */
final class ChainSteps {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();

  private ChainSteps() {}

  /**
   * out = x U, unreduced; four rows and two vectors at a time, so that each load serves several multiply-adds.
   *
   * @param onto whether the product is added to what is there
   */
  static void product(Matrix x, Matrix u, boolean onto, Matrix out) {
    int columns = SPECIES.loopBound(out.columns() + L - 1);
    int s = 0;
    for (; s + 4 <= out.rows(); s += 4) {
      int c = 0;
      for (; c + 2 * L <= columns; c += 2 * L) {
        fourRowsTwoVectors(x, u, onto, out, s, c);
      }
      if (c < columns) {
        fourRows(x, u, onto, out, s, c);
      }
    }
    for (; s < out.rows(); s++) {
      for (int c = 0; c < columns; c += L) {
        oneRow(x, u, onto, out, s, c);
      }
    }
  }

  private static void fourRowsTwoVectors(Matrix x, Matrix u, boolean onto, Matrix out, int s, int c) {
    double[] xs = x.data();
    double[] us = u.data();
    int x0 = x.index(s, 0);
    int x1 = x0 + x.ld();
    int x2 = x1 + x.ld();
    int x3 = x2 + x.ld();
    int at = u.index(0, 0) + c;
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector b2 = DoubleVector.zero(SPECIES);
    DoubleVector b3 = DoubleVector.zero(SPECIES);
    for (int j = 0; j < u.rows(); j++) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, us, at);
      DoubleVector w = DoubleVector.fromArray(SPECIES, us, at + L);
      DoubleVector f0 = DoubleVector.broadcast(SPECIES, xs[x0 + j]);
      a0 = f0.fma(v, a0);
      b0 = f0.fma(w, b0);
      DoubleVector f1 = DoubleVector.broadcast(SPECIES, xs[x1 + j]);
      a1 = f1.fma(v, a1);
      b1 = f1.fma(w, b1);
      DoubleVector f2 = DoubleVector.broadcast(SPECIES, xs[x2 + j]);
      a2 = f2.fma(v, a2);
      b2 = f2.fma(w, b2);
      DoubleVector f3 = DoubleVector.broadcast(SPECIES, xs[x3 + j]);
      a3 = f3.fma(v, a3);
      b3 = f3.fma(w, b3);
      at += u.ld();
    }
    int to = out.index(s, 0) + c;
    if (onto) {
      a0 = a0.add(DoubleVector.fromArray(SPECIES, out.data(), to));
      b0 = b0.add(DoubleVector.fromArray(SPECIES, out.data(), to + L));
      a1 = a1.add(DoubleVector.fromArray(SPECIES, out.data(), to + out.ld()));
      b1 = b1.add(DoubleVector.fromArray(SPECIES, out.data(), to + out.ld() + L));
      a2 = a2.add(DoubleVector.fromArray(SPECIES, out.data(), to + 2 * out.ld()));
      b2 = b2.add(DoubleVector.fromArray(SPECIES, out.data(), to + 2 * out.ld() + L));
      a3 = a3.add(DoubleVector.fromArray(SPECIES, out.data(), to + 3 * out.ld()));
      b3 = b3.add(DoubleVector.fromArray(SPECIES, out.data(), to + 3 * out.ld() + L));
    }
    a0.intoArray(out.data(), to);
    b0.intoArray(out.data(), to + L);
    a1.intoArray(out.data(), to + out.ld());
    b1.intoArray(out.data(), to + out.ld() + L);
    a2.intoArray(out.data(), to + 2 * out.ld());
    b2.intoArray(out.data(), to + 2 * out.ld() + L);
    a3.intoArray(out.data(), to + 3 * out.ld());
    b3.intoArray(out.data(), to + 3 * out.ld() + L);
  }

  private static void fourRows(Matrix x, Matrix u, boolean onto, Matrix out, int s, int c) {
    double[] xs = x.data();
    double[] us = u.data();
    int x0 = x.index(s, 0);
    int x1 = x0 + x.ld();
    int x2 = x1 + x.ld();
    int x3 = x2 + x.ld();
    int at = u.index(0, 0) + c;
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    for (int j = 0; j < u.rows(); j++) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, us, at);
      a0 = DoubleVector.broadcast(SPECIES, xs[x0 + j]).fma(v, a0);
      a1 = DoubleVector.broadcast(SPECIES, xs[x1 + j]).fma(v, a1);
      a2 = DoubleVector.broadcast(SPECIES, xs[x2 + j]).fma(v, a2);
      a3 = DoubleVector.broadcast(SPECIES, xs[x3 + j]).fma(v, a3);
      at += u.ld();
    }
    int to = out.index(s, 0) + c;
    if (onto) {
      a0 = a0.add(DoubleVector.fromArray(SPECIES, out.data(), to));
      a1 = a1.add(DoubleVector.fromArray(SPECIES, out.data(), to + out.ld()));
      a2 = a2.add(DoubleVector.fromArray(SPECIES, out.data(), to + 2 * out.ld()));
      a3 = a3.add(DoubleVector.fromArray(SPECIES, out.data(), to + 3 * out.ld()));
    }
    a0.intoArray(out.data(), to);
    a1.intoArray(out.data(), to + out.ld());
    a2.intoArray(out.data(), to + 2 * out.ld());
    a3.intoArray(out.data(), to + 3 * out.ld());
  }

  private static void oneRow(Matrix x, Matrix u, boolean onto, Matrix out, int s, int c) {
    double[] xs = x.data();
    int from = x.index(s, 0);
    int at = u.index(0, 0) + c;
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int j = 0; j < u.rows(); j++) {
      sum = DoubleVector.fromArray(SPECIES, u.data(), at).fma(DoubleVector.broadcast(SPECIES, xs[from + j]), sum);
      at += u.ld();
    }
    int to = out.index(s, 0) + c;
    if (onto) {
      sum = sum.add(DoubleVector.fromArray(SPECIES, out.data(), to));
    }
    sum.intoArray(out.data(), to);
  }

  /** out[s] += x[s] · y[s] z[s] + plus z[s], out unreduced with room for one more product. */
  static void addRankOne(PrimeField field, Matrix x, Matrix y, double plus, Matrix z, Matrix out) {
    for (int s = 0; s < out.rows(); s++) {
      double factor = field.reduce(plus + dot(field, x, y, s));
      int from = z.index(s, 0);
      int to = out.index(s, 0);
      for (int c = 0; c < out.columns(); c += L) {
        DoubleVector sum = DoubleVector.fromArray(SPECIES, out.data(), to + c);
        DoubleVector.fromArray(SPECIES, z.data(), from + c).mul(factor).add(sum).intoArray(out.data(), to + c);
      }
    }
  }

  /** Up to so many entries a dot product is taken one by one: the sum over a vector's lanes costs as much. */
  private static final int FEW = 4;

  private static double dot(PrimeField field, Matrix x, Matrix y, int s) {
    int n = x.columns();
    int ix = x.index(s, 0);
    int iy = y.index(s, 0);
    if (n <= FEW) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += x.data()[ix + j] * y.data()[iy + j];
      }
      return field.reduce(sum);
    }
    double total = 0;
    int chunk = field.maxDelay() / L * L;
    for (int start = 0; start < n; start += chunk) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int j = start; j < Math.min(n, start + chunk); j += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, x.data(), ix + j);
        sum = v.fma(DoubleVector.fromArray(SPECIES, y.data(), iy + j), sum);
      }
      total = field.reduce(total + sum.reduceLanes(VectorOperators.ADD));
    }
    return total;
  }

  /**
   * A whole step where rows are one vector: out[s] = gate[s] ⊙ (x[s] U + bias + (plus + y[s] · w[s]) z[s]) mod p.
   * Empty matrices are left out. U has few enough rows for one reduction.
   */
  static void narrow(
      PrimeField field, Matrix x, Matrix u, Matrix bias, Matrix y, Matrix w, double plus, Matrix z, Matrix gate,
      Matrix out) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -field.modulus());
    double inverse = field.inverseModulus();
    double[] us = u.data();
    double[] xs = x.data();
    int terms = x.rows() == 0 ? 0 : u.rows();
    for (int s = 0; s < out.rows(); s++) {
      DoubleVector v = DoubleVector.zero(SPECIES);
      int ix = x.offset() + s * x.ld();
      int iu = u.offset();
      for (int j = 0; j < terms; j++) {
        v = DoubleVector.fromArray(SPECIES, us, iu).fma(DoubleVector.broadcast(SPECIES, xs[ix + j]), v);
        iu += u.ld();
      }
      if (bias.rows() > 0) {
        v = v.add(DoubleVector.fromArray(SPECIES, bias.data(), bias.offset()));
      }
      if (z.rows() > 0) {
        double factor = field.reduce(plus + dot(field, y, w, s));
        v = DoubleVector.fromArray(SPECIES, z.data(), z.offset() + s * z.ld()).mul(factor).add(v);
      }
      v = Residues.reduce(v, inverse, minus);
      if (gate.rows() > 0) {
        v = v.mul(DoubleVector.fromArray(SPECIES, gate.data(), gate.offset() + s * gate.ld()));
        v = Residues.reduce(v, inverse, minus);
      }
      v.intoArray(out.data(), out.offset() + s * out.ld());
    }
  }

  /** out[s] = gate[s] ⊙ (out[s] + bias) mod p; gate and bias may be empty. */
  static void finish(PrimeField field, Matrix bias, Matrix gate, Matrix out) {
    double minus = -field.modulus();
    double inverse = field.inverseModulus();
    boolean biased = bias.rows() > 0;
    boolean gated = gate.rows() > 0;
    for (int s = 0; s < out.rows(); s++) {
      int at = out.index(s, 0);
      int ib = bias.offset();
      int ig = gated ? gate.index(s, 0) : 0;
      for (int c = 0; c < out.columns(); c += L) {
        DoubleVector v = DoubleVector.fromArray(SPECIES, out.data(), at + c);
        if (biased) {
          v = v.add(DoubleVector.fromArray(SPECIES, bias.data(), ib + c));
        }
        v = Residues.reduce(v, inverse, DoubleVector.broadcast(SPECIES, minus));
        if (gated) {
          v = v.mul(DoubleVector.fromArray(SPECIES, gate.data(), ig + c));
          v = Residues.reduce(v, inverse, DoubleVector.broadcast(SPECIES, minus));
        }
        v.intoArray(out.data(), at + c);
      }
    }
  }
}
