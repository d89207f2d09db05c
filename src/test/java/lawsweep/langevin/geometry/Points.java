package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.dense.Transpose;
import lawsweep.langevin.cell.LangevinCell;

/** Points of the geometry for tests: random rotations around given singular values. */
public final class Points {

  private Points() {}

  /** Entries standard normal. */
  static double[] matrix(int d, Random random) {
    double[] a = new double[d * d];
    for (int i = 0; i < a.length; i++) {
      a[i] = random.nextGaussian();
    }
    return a;
  }

  static double[] rotation(int d, Random random) {
    return SmallSvd.of(matrix(d, random), d).polarFactor();
  }

  /** N matrices of standard normal entries. */
  public static Factors factors(int d, int depth, Random random) {
    List<double[]> levels = new ArrayList<>();
    for (int p = 0; p < depth; p++) {
      levels.add(matrix(d, random));
    }
    return new Factors(d, levels);
  }

  /** A frame with given λ (σ at infinite depth), decreasing; zeros beyond the rank. */
  static SingularFrame frame(double[] lambda, int depth, int rank, Random random) {
    int d = lambda.length;
    double[] kept = new double[d];
    double[] sigma = new double[d];
    for (int k = 0; k < rank; k++) {
      kept[k] = lambda[k];
      sigma[k] = depth == LangevinCell.INFINITE ? lambda[k] : Math.pow(lambda[k], depth);
    }
    return new SingularFrame(depth, d, rank, rotation(d, random), sigma, kept, rotation(d, random));
  }

  public static BalancedPoint balanced(double[] lambda, int depth, int rank, Random random) {
    List<double[]> inner = new ArrayList<>();
    for (int p = 1; p < depth; p++) {
      inner.add(rotation(lambda.length, random));
    }
    return BalancedPoint.of(frame(lambda, depth, rank, random), inner);
  }

  public static BalancedPoint balanced(double[] lambda, int depth, Random random) {
    return balanced(lambda, depth, lambda.length, random);
  }

  /** 1.5, 1.1, 0.7, 0.4, 0.25: well apart. */
  public static double[] lambda(int d) {
    return java.util.Arrays.copyOf(new double[] {1.5, 1.1, 0.7, 0.4, 0.25}, d);
  }

  /** All factors one after the other. */
  public static double[] joined(Factors x) {
    return x.weights().stream().flatMapToDouble(java.util.Arrays::stream).toArray();
  }

  static Factors times(double factor, Factors x) {
    return x.plus(factor - 1, x);
  }

  /** φ_*: the derivative of the end-to-end matrix along a direction, Σ_p W_N ⋯ W_{p+1} V_p W_{p-1} ⋯ W_1. */
  static double[] pushForward(Factors point, Factors direction) {
    int d = point.width();
    double[] sum = new double[d * d];
    for (int p = 1; p <= point.depth(); p++) {
      double[] left = Products.multiply(point.suffix(p + 1), direction.factor(p), d);
      sum = Products.add(sum, 1, Products.multiply(left, point.prefix(p - 1), d));
    }
    return sum;
  }

  static void assertClose(Factors expected, Factors actual, double tolerance, String what) {
    assertArrayEquals(joined(expected), joined(actual), tolerance, what);
  }

  /**
   * The derivative of all balances along a direction, the largest entry: 0 if the direction is tangent to their level
   * sets.
   */
  static double balanceRate(Factors point, Factors direction) {
    double largest = 0;
    int d = point.width();
    for (int p = 1; p < point.depth(); p++) {
      double[] half = Products.multiplyTransposedRight(direction.factor(p), point.factor(p), d);
      double[] other = Products.multiplyTransposedLeft(point.factor(p + 1), direction.factor(p + 1), d);
      double[] difference = Products.add(half, -1, other);
      largest = Math.max(largest, Products.largest(Products.add(difference, 1, Transpose.of(difference, d))));
    }
    return largest;
  }

  /** log det of a symmetric positive definite matrix of inner products. */
  static double logDeterminant(double[] gram, int n) {
    double[] lower = lawsweep.dense.Cholesky.of(gram, n).lower();
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += 2 * Math.log(lower[i * n + i]);
    }
    return sum;
  }
}
