package lawsweep.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.ChainKernels.Directions;
import lawsweep.residue.Matrix;

/**
 * Products of each sample's own matrix V with a row from the left and a column from the right, in one pass over V,
 * which is far larger than all else: l V and V r, unreduced, on padded rows. Sums have few enough terms for one
 * reduction.
 */
final class DirectionProducts {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();

  /** Up to so many entries a dot product is taken one by one: the sum over a vector's lanes costs as much. */
  private static final int FEW = 4;

  private DirectionProducts() {}

  /** byLeft[s] = l[s] V[s] and byRight[s] = V[s] r[s]; one of them may be empty, which is then left out. */
  static void write(Matrix l, Matrix r, Directions v, Matrix byLeft, Matrix byRight) {
    if (byRight.rows() == 0) {
      left(l, v, byLeft);
    } else if (byLeft.rows() == 0) {
      right(r, v, byRight);
    } else {
      both(l, r, v, byLeft, byRight);
    }
  }

  private static void both(Matrix l, Matrix r, Directions v, Matrix byLeft, Matrix byRight) {
    int rows = l.columns();
    int n = r.columns();
    int fours = n / (4 * L) * 4 * L;
    int whole = SPECIES.loopBound(n);
    double[] data = v.rows().data();
    for (int s = 0; s < l.rows(); s++) {
      int il = l.index(s, 0);
      int ir = r.index(s, 0);
      int at = v.rows().index(s, v.weights());
      int to = byLeft.index(s, 0);
      int too = byRight.index(s, 0);
      double[] sums = byRight.data();
      Arrays.fill(sums, too, too + rows, 0);
      int k = 0;
      for (; k < fours; k += 4 * L) {
        four(l.data(), il, rows, r.data(), ir + k, data, at + k, n, byLeft.data(), to + k, sums, too);
      }
      for (; k < whole; k += L) {
        one(l.data(), il, rows, r.data(), ir + k, data, at + k, n, byLeft.data(), to + k, sums, too);
      }
      if (k < n) {
        tail(l.data(), il, rows, r.data(), ir + k, data, at + k, n, byLeft.data(), to + k, sums, too);
      }
    }
  }

  private static void four(
      double[] l, int il, int rows, double[] r, int ir, double[] v, int offset, int n, double[] to, int at,
      double[] sums, int too) {
    DoubleVector r0 = DoubleVector.fromArray(SPECIES, r, ir);
    DoubleVector r1 = DoubleVector.fromArray(SPECIES, r, ir + L);
    DoubleVector r2 = DoubleVector.fromArray(SPECIES, r, ir + 2 * L);
    DoubleVector r3 = DoubleVector.fromArray(SPECIES, r, ir + 3 * L);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    int from = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector f = DoubleVector.broadcast(SPECIES, l[il + j]);
      DoubleVector w = DoubleVector.fromArray(SPECIES, v, from);
      c0 = f.fma(w, c0);
      DoubleVector d = w.mul(r0);
      w = DoubleVector.fromArray(SPECIES, v, from + L);
      c1 = f.fma(w, c1);
      d = w.fma(r1, d);
      w = DoubleVector.fromArray(SPECIES, v, from + 2 * L);
      c2 = f.fma(w, c2);
      d = w.fma(r2, d);
      w = DoubleVector.fromArray(SPECIES, v, from + 3 * L);
      c3 = f.fma(w, c3);
      d = w.fma(r3, d);
      sums[too + j] += d.reduceLanes(VectorOperators.ADD);
      from += n;
    }
    c0.intoArray(to, at);
    c1.intoArray(to, at + L);
    c2.intoArray(to, at + 2 * L);
    c3.intoArray(to, at + 3 * L);
  }

  private static void one(
      double[] l, int il, int rows, double[] r, int ir, double[] v, int offset, int n, double[] to, int at,
      double[] sums, int too) {
    DoubleVector r0 = DoubleVector.fromArray(SPECIES, r, ir);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    int from = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector w = DoubleVector.fromArray(SPECIES, v, from);
      c0 = w.fma(DoubleVector.broadcast(SPECIES, l[il + j]), c0);
      sums[too + j] += w.mul(r0).reduceLanes(VectorOperators.ADD);
      from += n;
    }
    c0.intoArray(to, at);
  }

  private static void tail(
      double[] l, int il, int rows, double[] r, int ir, double[] v, int offset, int n, double[] to, int at,
      double[] sums, int too) {
    VectorMask<Double> mask = SPECIES.indexInRange(0, n % L);
    DoubleVector r0 = DoubleVector.fromArray(SPECIES, r, ir);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    int from = offset;
    for (int j = 0; j < rows; j++) {
      DoubleVector w = DoubleVector.fromArray(SPECIES, v, from, mask);
      c0 = w.fma(DoubleVector.broadcast(SPECIES, l[il + j]), c0);
      sums[too + j] += w.mul(r0).reduceLanes(VectorOperators.ADD);
      from += n;
    }
    c0.intoArray(to, at);
  }

  /** out[s] = x[s] V[s]. */
  private static void left(Matrix x, Directions v, Matrix out) {
    int n = out.columns();
    double[] data = v.rows().data();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    for (int s = 0; s < out.rows(); s++) {
      int from = x.index(s, 0);
      int start = v.rows().index(s, v.weights());
      int to = out.index(s, 0);
      int whole = SPECIES.loopBound(n);
      for (int c = 0; c < whole; c += L) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        int at = start + c;
        for (int j = 0; j < x.columns(); j++) {
          sum = DoubleVector.fromArray(SPECIES, data, at).fma(
              DoubleVector.broadcast(SPECIES, x.data()[from + j]), sum);
          at += n;
        }
        sum.intoArray(out.data(), to + c);
      }
      if (whole < n) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        int at = start + whole;
        for (int j = 0; j < x.columns(); j++) {
          sum = DoubleVector.fromArray(SPECIES, data, at, tail).fma(
              DoubleVector.broadcast(SPECIES, x.data()[from + j]), sum);
          at += n;
        }
        sum.intoArray(out.data(), to + whole);
      }
    }
  }

  /** out[s] = V[s] x[s]. */
  private static void right(Matrix x, Directions v, Matrix out) {
    int n = x.columns();
    double[] data = v.rows().data();
    VectorMask<Double> tail = SPECIES.indexInRange(0, n % L);
    int whole = n <= FEW ? 0 : SPECIES.loopBound(n);
    for (int s = 0; s < out.rows(); s++) {
      int from = x.index(s, 0);
      int at = v.rows().index(s, v.weights());
      int to = out.index(s, 0);
      for (int j = 0; j < out.columns(); j++) {
        double total = 0;
        if (n <= FEW) {
          for (int k = 0; k < n; k++) {
            total += data[at + k] * x.data()[from + k];
          }
        } else {
          DoubleVector sum = DoubleVector.zero(SPECIES);
          for (int k = 0; k < whole; k += L) {
            DoubleVector xk = DoubleVector.fromArray(SPECIES, x.data(), from + k);
            sum = DoubleVector.fromArray(SPECIES, data, at + k).fma(xk, sum);
          }
          if (whole < n) {
            DoubleVector xk = DoubleVector.fromArray(SPECIES, x.data(), from + whole);
            sum = DoubleVector.fromArray(SPECIES, data, at + whole, tail).fma(xk, sum);
          }
          total += sum.reduceLanes(VectorOperators.ADD);
        }
        out.data()[to + j] = total;
        at += n;
      }
    }
  }
}
