package lawsweep.kernel.vector;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.Kernels;
import lawsweep.residue.PrimeField;

/**
 * Sums of products over the multidual numbers, a vector at a time: entry (a, b) of the result is
 * base(a, b) ± Σ x(a, t) y(t, b), t &lt; terms, over all products. Coefficient T of a product is a sum over the subsets
 * S of T; it is gathered in a register and reduced once. The subset before S is (S - 1) ∩ T, read as numbers.
 *
 * <p>The four coefficients that differ in the first two units only are made together: nine multiply-adds for eight
 * loads.
 *
 * <p>No vector is passed to a method but {@link Residues#reduce}: where the compiler does not inline the call, it
 * becomes an object.
 */
final class DualLanes {

  private static final VectorSpecies<Double> SPECIES = SampleLanes.SPECIES;
  private static final int L = SPECIES.length();
  private static final int LANES = Kernels.LANES;

  private final double modulus;
  private final double inverse;
  private final int delay;
  private final int units;
  private final int terms;
  private final int xStep;
  private final int yStep;

  /**
   * Prepares sums.
   *
   * @param terms of each product
   * @param xStep from one term's first factor to the next one's, in doubles
   * @param yStep the same for the second factor
   */
  DualLanes(PrimeField field, int units, int terms, int xStep, int yStep) {
    this.modulus = field.modulus();
    this.inverse = field.inverseModulus();
    this.delay = field.maxDelay();
    this.units = units;
    this.terms = terms;
    this.xStep = xStep;
    this.yStep = yStep;
  }

  /** Whether all products of an entry, and what is there already, can be added without a reduction in between. */
  private boolean fits(List<DualProduct> products) {
    return ((long) terms << units) * products.size() < delay;
  }

  /**
   * Consecutive entries of {@code out} with all their coefficients.
   *
   * @param row where they are, and where their factors begin
   * @param base what sums are added to, at the same places as in {@code out}; null for nothing
   * @param sign 1 or -1: of the sums
   */
  void entries(List<DualProduct> products, Row row, DualBlock base, DualBlock out, int sign) {
    boolean fits = fits(products);
    boolean quads = fits && units >= 2;
    for (int part = 0; part < LANES; part += L) {
      if (fits && units == 0) {
        plain(products, row, part, base, out, sign);
        continue;
      }
      if (fits && units == 1) {
        pairs(products, row, part, base, out, sign);
        continue;
      }
      for (int set = 0; set < 1 << units; set += quads ? 4 : 1) {
        if (quads) {
          quads(products, set, row, part, base, out, sign);
        } else {
          singles(products, set, row, part, base, out, sign);
        }
      }
    }
  }

  /**
   * Consecutive entries; places count doubles from their blocks' offsets.
   *
   * @param at of the first entry in out
   * @param x of the first entry's first factor
   * @param xEntry from one entry's first factor to the next one's
   * @param y of the first entry's second factor
   * @param yEntry from one entry's second factor to the next one's
   */
  record Row(int entries, int at, int x, int xEntry, int y, int yEntry) {}

  private void quads(
      List<DualProduct> products, int set, Row row, int part, DualBlock base, DualBlock out, int sign) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -modulus);
    for (int e = 0; e < row.entries(); e++) {
      int x = row.x() + e * row.xEntry() + part;
      int y = row.y() + e * row.yEntry() + part;
      int at = row.at() + e * LANES + part;
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = DoubleVector.zero(SPECIES);
      DoubleVector s2 = DoubleVector.zero(SPECIES);
      DoubleVector s3 = DoubleVector.zero(SPECIES);
      for (int product = 0; product < products.size(); product++) {
        DualBlock xs = products.get(product).x();
        DualBlock ys = products.get(product).y();
        double[] u = xs.data();
        double[] v = ys.data();
        int du = xs.stride();
        int dv = ys.stride();
        int subset = xs.constant() ? 0 : set;
        int last = ys.constant() ? set : 0;
        while (true) {
          int iu = xs.index(subset) + x;
          int iv = ys.index(set ^ subset) + y;
          for (int t = 0; t < terms; t++) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, u, iu);
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, v, iv);
            s0 = a0.fma(b0, s0);
            if (!ys.constant()) {
              DoubleVector b1 = DoubleVector.fromArray(SPECIES, v, iv + dv);
              DoubleVector b2 = DoubleVector.fromArray(SPECIES, v, iv + 2 * dv);
              s1 = a0.fma(b1, s1);
              s2 = a0.fma(b2, s2);
              s3 = a0.fma(DoubleVector.fromArray(SPECIES, v, iv + 3 * dv), s3);
              if (!xs.constant()) {
                s3 = DoubleVector.fromArray(SPECIES, u, iu + du).fma(b2, s3);
                s3 = DoubleVector.fromArray(SPECIES, u, iu + 2 * du).fma(b1, s3);
              }
            }
            if (!xs.constant()) {
              s1 = DoubleVector.fromArray(SPECIES, u, iu + du).fma(b0, s1);
              s2 = DoubleVector.fromArray(SPECIES, u, iu + 2 * du).fma(b0, s2);
              s3 = DoubleVector.fromArray(SPECIES, u, iu + 3 * du).fma(b0, s3);
            }
            iu += xStep;
            iv += yStep;
          }
          if (subset == last) {
            break;
          }
          subset = (subset - 1) & set & ~3;
        }
      }
      if (sign != 1) {
        s0 = s0.neg();
        s1 = s1.neg();
        s2 = s2.neg();
        s3 = s3.neg();
      }
      if (base != null) {
        s0 = s0.add(DoubleVector.fromArray(SPECIES, base.data(), base.index(set) + at));
        s1 = s1.add(DoubleVector.fromArray(SPECIES, base.data(), base.index(set + 1) + at));
        s2 = s2.add(DoubleVector.fromArray(SPECIES, base.data(), base.index(set + 2) + at));
        s3 = s3.add(DoubleVector.fromArray(SPECIES, base.data(), base.index(set + 3) + at));
      }
      Residues.reduce(s0, inverse, minus).intoArray(out.data(), out.index(set) + at);
      Residues.reduce(s1, inverse, minus).intoArray(out.data(), out.index(set + 1) + at);
      Residues.reduce(s2, inverse, minus).intoArray(out.data(), out.index(set + 2) + at);
      Residues.reduce(s3, inverse, minus).intoArray(out.data(), out.index(set + 3) + at);
    }

  }

  /** Numbers without units. */
  private void plain(List<DualProduct> products, Row row, int part, DualBlock base, DualBlock out, int sign) {
    DualProduct first = products.getFirst();
    DualProduct second = products.getLast();
    double[] u = first.x().data();
    double[] v = first.y().data();
    double[] w = second.x().data();
    double[] z = second.y().data();
    boolean two = products.size() > 1;
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -modulus);
    for (int e = 0; e < row.entries(); e++) {
      int x = row.x() + e * row.xEntry() + part;
      int y = row.y() + e * row.yEntry() + part;
      int at = row.at() + e * LANES + part;
      int iu = first.x().offset() + x;
      int iv = first.y().offset() + y;
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int t = 0; t < terms; t++) {
        DoubleVector b = DoubleVector.fromArray(SPECIES, v, iv + t * yStep);
        sum = DoubleVector.fromArray(SPECIES, u, iu + t * xStep).fma(b, sum);
      }
      if (two) {
        int iw = second.x().offset() + x;
        int iz = second.y().offset() + y;
        for (int t = 0; t < terms; t++) {
          DoubleVector b = DoubleVector.fromArray(SPECIES, z, iz + t * yStep);
          sum = DoubleVector.fromArray(SPECIES, w, iw + t * xStep).fma(b, sum);
        }
      }
      if (base != null) {
        DoubleVector start = DoubleVector.fromArray(SPECIES, base.data(), base.offset() + at);
        sum = sign == 1 ? start.add(sum) : start.sub(sum);
      }
      Residues.reduce(sum, inverse, minus).intoArray(out.data(), out.offset() + at);
    }
  }

  /** Numbers with one unit. */
  private void pairs(List<DualProduct> products, Row row, int part, DualBlock base, DualBlock out, int sign) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -modulus);
    for (int e = 0; e < row.entries(); e++) {
      int at = row.at() + e * LANES + part;
      DoubleVector low = DoubleVector.zero(SPECIES);
      DoubleVector high = DoubleVector.zero(SPECIES);
      for (int product = 0; product < products.size(); product++) {
        DualBlock xs = products.get(product).x();
        DualBlock ys = products.get(product).y();
        double[] u = xs.data();
        double[] v = ys.data();
        int iu = xs.offset() + row.x() + e * row.xEntry() + part;
        int iv = ys.offset() + row.y() + e * row.yEntry() + part;
        int du = xs.stride();
        int dv = ys.stride();
        if (ys.constant()) {
          for (int t = 0; t < terms; t++) {
            DoubleVector b = DoubleVector.fromArray(SPECIES, v, iv + t * yStep);
            low = DoubleVector.fromArray(SPECIES, u, iu + t * xStep).fma(b, low);
            high = DoubleVector.fromArray(SPECIES, u, iu + du + t * xStep).fma(b, high);
          }
        } else if (xs.constant()) {
          for (int t = 0; t < terms; t++) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, u, iu + t * xStep);
            low = DoubleVector.fromArray(SPECIES, v, iv + t * yStep).fma(a, low);
            high = DoubleVector.fromArray(SPECIES, v, iv + dv + t * yStep).fma(a, high);
          }
        } else {
          for (int t = 0; t < terms; t++) {
            DoubleVector a = DoubleVector.fromArray(SPECIES, u, iu + t * xStep);
            DoubleVector b = DoubleVector.fromArray(SPECIES, v, iv + t * yStep);
            low = a.fma(b, low);
            high = DoubleVector.fromArray(SPECIES, v, iv + dv + t * yStep).fma(a, high);
            high = DoubleVector.fromArray(SPECIES, u, iu + du + t * xStep).fma(b, high);
          }
        }
      }
      if (base != null) {
        DoubleVector lowStart = DoubleVector.fromArray(SPECIES, base.data(), base.index(0) + at);
        DoubleVector highStart = DoubleVector.fromArray(SPECIES, base.data(), base.index(1) + at);
        low = sign == 1 ? lowStart.add(low) : lowStart.sub(low);
        high = sign == 1 ? highStart.add(high) : highStart.sub(high);
      }
      Residues.reduce(low, inverse, minus).intoArray(out.data(), out.index(0) + at);
      Residues.reduce(high, inverse, minus).intoArray(out.data(), out.index(1) + at);
    }
  }

  /** Any numbers, one coefficient at a time, reduced as often as it takes. */
  private void singles(
      List<DualProduct> products, int set, Row row, int part, DualBlock base, DualBlock out, int sign) {
    DoubleVector minus = DoubleVector.broadcast(SPECIES, -modulus);
    for (int e = 0; e < row.entries(); e++) {
      int x = row.x() + e * row.xEntry() + part;
      int y = row.y() + e * row.yEntry() + part;
      int at = row.at() + e * LANES + part;
      DoubleVector sum = DoubleVector.zero(SPECIES);
      int pending = 1;
      for (int product = 0; product < products.size(); product++) {
        DualBlock xs = products.get(product).x();
        DualBlock ys = products.get(product).y();
        double[] u = xs.data();
        double[] v = ys.data();
        int last = ys.constant() ? set : 0;
        for (int subset = xs.constant() ? 0 : set;; subset = (subset - 1) & set) {
          int iu = xs.index(subset) + x;
          int iv = ys.index(set ^ subset) + y;
          for (int t = 0; t < terms; t++) {
            if (pending++ == delay) {
              sum = Residues.reduce(sum, inverse, minus);
              pending = 2;
            }
            DoubleVector b = DoubleVector.fromArray(SPECIES, v, iv + t * yStep);
            sum = DoubleVector.fromArray(SPECIES, u, iu + t * xStep).fma(b, sum);
          }
          if (subset == last) {
            break;
          }
        }
      }
      if (sign != 1) {
        sum = sum.neg();
      }
      if (base != null) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, base.data(), base.index(set) + at));
      }
      Residues.reduce(sum, inverse, minus).intoArray(out.data(), out.index(set) + at);
    }
  }
}
