package lawsweep.recast;

import java.util.List;
import java.util.Random;

/** Weights for tests, and what is known of their metric by other means. */
final class Functions {

  private Functions() {}

  static LayerWeights random(Random random, List<Integer> widths) {
    double[][] u = new double[widths.size() - 1][];
    for (int i = 1; i < widths.size(); i++) {
      u[i - 1] = random.doubles((long) widths.get(i - 1) * widths.get(i), -2, 2).toArray();
    }
    return new LayerWeights(widths, u);
  }

  static LayerWeights rescaled(Random random, LayerWeights weights) {
    return weights.rescaled(random.doubles(weights.hidden(), -3, 3).toArray());
  }

  /** M as J Jᵀ, J by products of all weights of a path but one. */
  static double[][] gram(LayerWeights weights) {
    PathMetric metric = new PathMetric(weights);
    int size = (int) metric.size();
    double[] jacobian = metric.jacobian();
    int columns = jacobian.length / size;
    double[][] gram = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < columns; k++) {
          gram[i][j] += jacobian[i * columns + k] * jacobian[j * columns + k];
        }
      }
    }
    return gram;
  }

  static double[][] matrix(FunctionMetric metric) {
    double[][] matrix = new double[(int) metric.size()][(int) metric.size()];
    for (int k = 0; k < matrix.length; k++) {
      metric.row(k, matrix[k]);
    }
    return matrix;
  }

  /** The largest difference of two matrices, over the largest entry. */
  static double distance(double[][] a, double[][] b) {
    double most = 0;
    double scale = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        most = Math.max(most, Math.abs(a[i][j] - b[i][j]));
        scale = Math.max(scale, Math.abs(a[i][j]));
      }
    }
    return most / scale;
  }

  /** The products along all paths, in lexicographic order of (output, hidden…, input). */
  static double[] products(LayerWeights weights) {
    double[] z = new double[(int) new PathMetric(weights).size()];
    for (int k = 0; k < z.length; k++) {
      z[k] = product(weights, k);
    }
    return z;
  }

  private static double product(LayerWeights weights, int number) {
    double product = 1;
    int rest = number;
    int right = rest % weights.width(weights.depth());
    rest /= weights.width(weights.depth());
    for (int i = weights.depth(); i > 0; i--) {
      int left = rest % weights.width(i - 1);
      rest /= weights.width(i - 1);
      product *= weights.layer(i)[left * weights.width(i) + right];
      right = left;
    }
    return product;
  }

  /**
   * Weights with given products along paths, from their ratios: those from a hidden neuron to the first neuron of the
   * layer before it are 1.
   */
  static LayerWeights lifted(List<Integer> widths, double[] z) {
    int q = widths.size() - 1;
    double[][] u = new double[q][];
    for (int i = 1; i <= q; i++) {
      u[i - 1] = new double[widths.get(i - 1) * widths.get(i)];
      for (int left = 0; left < widths.get(i - 1); left++) {
        for (int right = 0; right < widths.get(i); right++) {
          int[] over = new int[q + 1];
          int[] under = new int[q + 1];
          over[i - 1] = left;
          over[i] = right;
          under[i] = right;
          u[i - 1][left * widths.get(i) + right] = z[place(widths, over)] / (i == q ? 1 : z[place(widths, under)]);
        }
      }
    }
    return new LayerWeights(widths, u);
  }

  private static int place(List<Integer> widths, int[] path) {
    int place = 0;
    for (int i = 0; i < path.length; i++) {
      place = place * widths.get(i) + path[i];
    }
    return place;
  }
}
