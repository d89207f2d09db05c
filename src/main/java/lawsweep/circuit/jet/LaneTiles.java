package lawsweep.circuit.jet;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: z + Σ ± x y for all entries of a tensor and all samples, not reduced. An entry is summed in
 * registers, for one vector of samples or four; pairs of entries together where they take the same factors.
 */
final class LaneTiles {

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int V = SPECIES.length();

  private final int lanes;

  LaneTiles(int lanes) {
    this.lanes = lanes;
  }

  /** How many samples are left over when they are taken by four vectors: those from this on. */
  int byFour() {
    return lanes / (4 * V) * (4 * V);
  }

  /**
   * Where sums go.
   *
   * @param data receives them, from {@code at} on
   * @param before what they are added to: the same array, or zeros
   * @param fresh whether these are zeros, always the first of them
   */
  record Target(double[] data, int at, double[] before, boolean fresh) {}

  void bothDifferByFour(Factors factors, LoopNest nest, Target z) {
    double[] to = z.data;
    int count = nest.inner().extent();
    int negatives = factors.negatives();
    int pairs = factors.last();
    for (int t = 0; t < nest.size(); t++) {
      for (int l = 0; l + 4 * V <= lanes; l += 4 * V) {
        int at = z.at + nest.z(t) * lanes + l;
        int begin = z.fresh ? 0 : at;
        DoubleVector a = DoubleVector.fromArray(SPECIES, z.before, begin);
        DoubleVector b = DoubleVector.fromArray(SPECIES, z.before, begin + V);
        DoubleVector c = DoubleVector.fromArray(SPECIES, z.before, begin + 2 * V);
        DoubleVector d = DoubleVector.fromArray(SPECIES, z.before, begin + 3 * V);
        for (int i = factors.first(); i < pairs; i++) {
          DoubleVector sign = DoubleVector.broadcast(SPECIES, i < negatives ? -1 : 1);
          double[] x = factors.left(i);
          double[] y = factors.right(i);
          int nextX = nest.inner().x() * factors.stepLeft(i);
          int nextY = nest.inner().y() * factors.stepRight(i);
          for (int r = 0; r < nest.sums(); r++) {
            int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i) + l;
            int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i) + l;
            for (int k = 0; k < count; k++) {
              a = DoubleVector.fromArray(SPECIES, y, iy).fma(DoubleVector.fromArray(SPECIES, x, ix).mul(sign), a);
              b = DoubleVector.fromArray(SPECIES, y, iy + V).fma(DoubleVector.fromArray(SPECIES, x, ix + V).mul(sign),
                  b);
              c = DoubleVector.fromArray(SPECIES, y, iy + 2 * V)
                  .fma(DoubleVector.fromArray(SPECIES, x, ix + 2 * V).mul(sign), c);
              d = DoubleVector.fromArray(SPECIES, y, iy + 3 * V)
                  .fma(DoubleVector.fromArray(SPECIES, x, ix + 3 * V).mul(sign), d);
              ix += nextX;
              iy += nextY;
            }
          }
        }
        a.intoArray(to, at);
        b.intoArray(to, at + V);
        c.intoArray(to, at + 2 * V);
        d.intoArray(to, at + 3 * V);
      }
    }
  }

  void bothDifferByOne(Factors factors, LoopNest nest, Target z, int from) {
    double[] to = z.data;
    int count = nest.inner().extent();
    int negatives = factors.negatives();
    int pairs = factors.last();
    for (int t = 0; t < nest.size(); t++) {
      for (int l = from; l < lanes; l += V) {
        int at = z.at + nest.z(t) * lanes + l;
        int begin = z.fresh ? 0 : at;
        DoubleVector a = DoubleVector.fromArray(SPECIES, z.before, begin);
        for (int i = factors.first(); i < pairs; i++) {
          DoubleVector sign = DoubleVector.broadcast(SPECIES, i < negatives ? -1 : 1);
          double[] x = factors.left(i);
          double[] y = factors.right(i);
          int nextX = nest.inner().x() * factors.stepLeft(i);
          int nextY = nest.inner().y() * factors.stepRight(i);
          for (int r = 0; r < nest.sums(); r++) {
            int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i) + l;
            int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i) + l;
            for (int k = 0; k < count; k++) {
              a = DoubleVector.fromArray(SPECIES, y, iy).fma(DoubleVector.fromArray(SPECIES, x, ix).mul(sign), a);
              ix += nextX;
              iy += nextY;
            }
          }
        }
        a.intoArray(to, at);
      }
    }
  }

  /** Pairs of entries that take the same right factors, from t on; returns the first entry that is left. */
  int leftOnceTwoByFour(Factors factors, LoopNest nest, Target z, int start) {
    double[] to = z.data;
    int count = nest.inner().extent();
    int t = start;
    for (; t + 1 < nest.size() && nest.y(t) == nest.y(t + 1); t += 2) {
      for (int l = 0; l + 4 * V <= lanes; l += 4 * V) {
        int at = z.at + nest.z(t) * lanes + l;
        int begin = z.fresh ? 0 : at;
        int other = z.at + nest.z(t + 1) * lanes + l;
        int beginOther = z.fresh ? 0 : other;
        DoubleVector a = DoubleVector.fromArray(SPECIES, z.before, begin);
        DoubleVector b = DoubleVector.fromArray(SPECIES, z.before, begin + V);
        DoubleVector c = DoubleVector.fromArray(SPECIES, z.before, begin + 2 * V);
        DoubleVector d = DoubleVector.fromArray(SPECIES, z.before, begin + 3 * V);
        DoubleVector e = DoubleVector.fromArray(SPECIES, z.before, beginOther);
        DoubleVector f = DoubleVector.fromArray(SPECIES, z.before, beginOther + V);
        DoubleVector g = DoubleVector.fromArray(SPECIES, z.before, beginOther + 2 * V);
        DoubleVector h = DoubleVector.fromArray(SPECIES, z.before, beginOther + 3 * V);
        for (int i = factors.first(); i < factors.last(); i++) {
          double sign = i < factors.negatives() ? -1 : 1;
          double[] x = factors.left(i);
          double[] y = factors.right(i);
          int nextX = nest.inner().x() * factors.stepLeft(i);
          int nextY = nest.inner().y() * factors.stepRight(i);
          int apart = (nest.x(t + 1) - nest.x(t)) * factors.stepLeft(i);
          for (int r = 0; r < nest.sums(); r++) {
            int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i);
            int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i) + l;
            for (int k = 0; k < count; k++) {
              DoubleVector one = DoubleVector.broadcast(SPECIES, sign * x[ix]);
              DoubleVector two = DoubleVector.broadcast(SPECIES, sign * x[ix + apart]);
              DoubleVector right = DoubleVector.fromArray(SPECIES, y, iy);
              a = right.fma(one, a);
              e = right.fma(two, e);
              right = DoubleVector.fromArray(SPECIES, y, iy + V);
              b = right.fma(one, b);
              f = right.fma(two, f);
              right = DoubleVector.fromArray(SPECIES, y, iy + 2 * V);
              c = right.fma(one, c);
              g = right.fma(two, g);
              right = DoubleVector.fromArray(SPECIES, y, iy + 3 * V);
              d = right.fma(one, d);
              h = right.fma(two, h);
              ix += nextX;
              iy += nextY;
            }
          }
        }
        a.intoArray(to, at);
        b.intoArray(to, at + V);
        c.intoArray(to, at + 2 * V);
        d.intoArray(to, at + 3 * V);
        e.intoArray(to, other);
        f.intoArray(to, other + V);
        g.intoArray(to, other + 2 * V);
        h.intoArray(to, other + 3 * V);
      }
    }
    return t;
  }

  void leftOnceByFour(Factors factors, LoopNest nest, Target z, int t) {
    double[] to = z.data;
    int count = nest.inner().extent();
    for (int l = 0; l + 4 * V <= lanes; l += 4 * V) {
      int at = z.at + nest.z(t) * lanes + l;
      int begin = z.fresh ? 0 : at;
      DoubleVector a = DoubleVector.fromArray(SPECIES, z.before, begin);
      DoubleVector b = DoubleVector.fromArray(SPECIES, z.before, begin + V);
      DoubleVector c = DoubleVector.fromArray(SPECIES, z.before, begin + 2 * V);
      DoubleVector d = DoubleVector.fromArray(SPECIES, z.before, begin + 3 * V);
      for (int i = factors.first(); i < factors.last(); i++) {
        double sign = i < factors.negatives() ? -1 : 1;
        double[] x = factors.left(i);
        double[] y = factors.right(i);
        int nextX = nest.inner().x() * factors.stepLeft(i);
        int nextY = nest.inner().y() * factors.stepRight(i);
        for (int r = 0; r < nest.sums(); r++) {
          int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i);
          int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i) + l;
          for (int k = 0; k < count; k++) {
            DoubleVector factor = DoubleVector.broadcast(SPECIES, sign * x[ix]);
            a = DoubleVector.fromArray(SPECIES, y, iy).fma(factor, a);
            b = DoubleVector.fromArray(SPECIES, y, iy + V).fma(factor, b);
            c = DoubleVector.fromArray(SPECIES, y, iy + 2 * V).fma(factor, c);
            d = DoubleVector.fromArray(SPECIES, y, iy + 3 * V).fma(factor, d);
            ix += nextX;
            iy += nextY;
          }
        }
      }
      a.intoArray(to, at);
      b.intoArray(to, at + V);
      c.intoArray(to, at + 2 * V);
      d.intoArray(to, at + 3 * V);
    }
  }

  void leftOnceByOne(Factors factors, LoopNest nest, Target z, int from) {
    double[] to = z.data;
    int count = nest.inner().extent();
    for (int t = 0; t < nest.size(); t++) {
      for (int l = from; l < lanes; l += V) {
        int at = z.at + nest.z(t) * lanes + l;
        int begin = z.fresh ? 0 : at;
        DoubleVector a = DoubleVector.fromArray(SPECIES, z.before, begin);
        for (int i = factors.first(); i < factors.last(); i++) {
          double sign = i < factors.negatives() ? -1 : 1;
          double[] x = factors.left(i);
          double[] y = factors.right(i);
          int nextX = nest.inner().x() * factors.stepLeft(i);
          int nextY = nest.inner().y() * factors.stepRight(i);
          for (int r = 0; r < nest.sums(); r++) {
            int ix = factors.atLeft(i) + (nest.x(t) + nest.sumX(r)) * factors.stepLeft(i);
            int iy = factors.atRight(i) + (nest.y(t) + nest.sumY(r)) * factors.stepRight(i) + l;
            for (int k = 0; k < count; k++) {
              a = DoubleVector.fromArray(SPECIES, y, iy)
                  .fma(DoubleVector.broadcast(SPECIES, sign * x[ix]), a);
              ix += nextX;
              iy += nextY;
            }
          }
        }
        a.intoArray(to, at);
      }
    }
  }
}
