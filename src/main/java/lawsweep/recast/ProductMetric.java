package lawsweep.recast;

import java.util.OptionalLong;
import lawsweep.dense.RankEstimate;
import lawsweep.dense.RankEstimator;
import lawsweep.random.Normals;

/**
 * The metric of a linear network, whose function's coordinates are the entries of U_1 ⋯ U_q, row by row: the sum over
 * layers of (L Lᵀ) ⊗ (Rᵀ R), L the product of all matrices before and R that of all behind.
 */
public final class ProductMetric implements FunctionMetric {

  /** Ranks of larger matrices take too long. */
  private static final int LARGEST = 400;

  private final int outputs;
  private final int inputs;
  private final double[][] left;
  private final double[][] right;

  /** That of some weights. */
  public ProductMetric(LayerWeights weights) {
    int q = weights.depth();
    outputs = weights.width(0);
    inputs = weights.width(q);
    left = new double[q][];
    right = new double[q][];
    double[] product = identity(outputs);
    for (int i = 1; i <= q; i++) {
      left[i - 1] = gram(product, outputs);
      product = product(product, weights.layer(i), outputs, weights.width(i - 1), weights.width(i));
    }
    product = identity(inputs);
    for (int i = q; i > 0; i--) {
      right[i - 1] = gram(turned(product, inputs), inputs);
      product = product(weights.layer(i), product, weights.width(i - 1), weights.width(i), inputs);
    }
  }

  private static double[] identity(int n) {
    double[] one = new double[n * n];
    for (int k = 0; k < n; k++) {
      one[k * n + k] = 1;
    }
    return one;
  }

  private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < inner; k++) {
        for (int column = 0; column < columns; column++) {
          product[row * columns + column] += a[row * inner + k] * b[k * columns + column];
        }
      }
    }
    return product;
  }

  /** The transpose of a matrix with so many columns. */
  private static double[] turned(double[] a, int columns) {
    int rows = a.length / columns;
    double[] turned = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      turned[k % columns * rows + k / columns] = a[k];
    }
    return turned;
  }

  /** A Aᵀ of a matrix with so many rows. */
  private static double[] gram(double[] a, int rows) {
    int inner = a.length / rows;
    return product(a, turned(a, inner), rows, inner, rows);
  }

  @Override
  public long size() {
    return (long) outputs * inputs;
  }

  @Override
  public double trace() {
    double trace = 0;
    for (int i = 0; i < left.length; i++) {
      trace += trace(left[i], outputs) * trace(right[i], inputs);
    }
    return trace;
  }

  private static double trace(double[] a, int n) {
    double trace = 0;
    for (int k = 0; k < n; k++) {
      trace += a[k * n + k];
    }
    return trace;
  }

  @Override
  public OptionalLong rank() {
    if (size() > LARGEST) {
      return OptionalLong.empty();
    }
    int size = (int) size();
    RankEstimator estimator = new RankEstimator(size, 4.0 * size, new Normals(0));
    double[] row = new double[size];
    for (int k = 0; k < size; k++) {
      row(k, row);
      estimator.add(row, 0);
    }
    RankEstimate estimate = estimator.estimate();
    return estimate.decided() ? OptionalLong.of(estimate.rank()) : OptionalLong.empty();
  }

  @Override
  public void row(int row, double[] into) {
    int output = row / inputs;
    int input = row % inputs;
    for (int column = 0; column < into.length; column++) {
      double sum = 0;
      for (int i = 0; i < left.length; i++) {
        sum += left[i][output * outputs + column / inputs] * right[i][input * inputs + column % inputs];
      }
      into[column] = sum;
    }
  }
}
