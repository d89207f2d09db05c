package lawsweep.recast;

import java.util.Arrays;
import java.util.OptionalDouble;
import lawsweep.dense.SymmetricEigenvalues;

/**
 * How the metric of a ReLU network looks where every hidden neuron has the same law, at the same function.
 *
 * @param law the law, |outgoing|² - |incoming|²
 * @param residual by how much laws miss it
 * @param trace of M
 * @param condition the largest eigenvalue of M over the smallest that is not 0; empty where float64 cannot tell that
 *     one from 0, or where there are too many paths
 * @param change by how many percent M changes (Frobenius norm) where z moves by one percent, along the flow that makes
 *     |z| grow; about 0 is lazy training; empty where there are too many paths
 */
public record Imbalance(double law, double residual, double trace, OptionalDouble condition, OptionalDouble change) {

  /** Up to so many paths M is looked at as a whole. */
  public static final int MOST_PATHS = 2000;

  private static final int MOST_ENTRIES = 1 << 25;
  private static final int MOST_EIGENVALUES = 1000;
  /** Parts of the largest eigenvalue below this times their number are rounding. */
  private static final double ROUNDING = 0x1p-48;

  /**
   * Looks at one value of the laws.
   *
   * @throws IllegalArgumentException as {@link Leaf#at} does
   */
  public static Imbalance at(LayerWeights weights, double law) {
    double[] h = new double[weights.hidden()];
    Arrays.fill(h, law);
    Leaf.Found found = Leaf.at(weights, h);
    PathMetric metric = new PathMetric(found.weights());
    boolean whole = metric.size() <= MOST_PATHS;
    return new Imbalance(law, found.residual(), metric.trace(),
        whole ? condition(metric, found.weights()) : OptionalDouble.empty(),
        whole ? OptionalDouble.of(MetricChange.percent(found.weights())) : OptionalDouble.empty());
  }

  private static OptionalDouble condition(PathMetric metric, LayerWeights weights) {
    int paths = (int) metric.size();
    long parameters = weights.parameters();
    int size = (int) Math.min(paths, parameters);
    if (size > MOST_EIGENVALUES || paths * parameters > MOST_ENTRIES) {
      return OptionalDouble.empty();
    }
    double[] values = SymmetricEigenvalues.of(paths <= parameters ? matrix(metric) : gram(metric, size), size);
    double largest = values[size - 1];
    double smallest = values[size - (int) metric.rank().orElseThrow()];
    return smallest > ROUNDING * size * largest ? OptionalDouble.of(largest / smallest) : OptionalDouble.empty();
  }

  private static double[] matrix(PathMetric metric) {
    int size = (int) metric.size();
    double[] matrix = new double[size * size];
    double[] row = new double[size];
    for (int k = 0; k < size; k++) {
      metric.row(k, row);
      System.arraycopy(row, 0, matrix, k * size, size);
    }
    return matrix;
  }

  /** ∂zᵀ ∂z, which has the same eigenvalues other than 0. */
  private static double[] gram(PathMetric metric, int size) {
    double[] jacobian = metric.jacobian();
    double[] gram = new double[size * size];
    for (int start = 0; start < jacobian.length; start += size) {
      for (int i = 0; i < size; i++) {
        double left = jacobian[start + i];
        for (int j = 0; left != 0 && j < size; j++) {
          gram[i * size + j] += left * jacobian[start + j];
        }
      }
    }
    return gram;
  }
}
