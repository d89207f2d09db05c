package lawsweep.recast;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The metric of a ReLU network, whose function's coordinates are the products of weights along all paths, in
 * lexicographic order of (output, hidden…, input). Two paths that share the weight at layer i contribute there the
 * products of their other weights.
 *
 * <p>The rank is D - H if every hidden neuron lies on a path of weights other than 0. For of the weights that are not 0
 * every rescaling of neurons, and nothing else, leaves all paths of them as they are; and a weight that is 0 completes
 * a path of others that are not, whose product nothing else changes to first order.
 */
public final class PathMetric implements FunctionMetric {

  private final LayerWeights weights;
  private final int q;

  /** That of weights whose hidden neurons all lie on such paths, and that have less than 2^63 paths. */
  public PathMetric(LayerWeights weights) {
    this.weights = weights;
    this.q = weights.depth();
  }

  @Override
  public long size() {
    return weights.widths().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  @Override
  public OptionalLong rank() {
    return OptionalLong.of(weights.parameters() - weights.hidden());
  }

  @Override
  public double trace() {
    double[][] down = down();
    double[] up = new double[weights.width(0)];
    Arrays.fill(up, 1);
    double trace = 0;
    for (int i = 1; i <= q; i++) {
      for (int k = 0; k < weights.layer(i).length; k++) {
        trace += up[k / weights.width(i)] * down[i][k % weights.width(i)];
      }
      up = up(i, up);
    }
    return trace;
  }

  /** The sums over all paths from the outputs to a neuron of squared products, from those of the layer before. */
  private double[] up(int i, double[] before) {
    double[] sums = new double[weights.width(i)];
    for (int k = 0; k < weights.layer(i).length; k++) {
      double weight = weights.layer(i)[k];
      sums[k % sums.length] += before[k / sums.length] * weight * weight;
    }
    return sums;
  }

  /** The sums over all paths from a neuron to the inputs of squared products, by layers. */
  private double[][] down() {
    double[][] sums = new double[q + 1][];
    sums[q] = new double[weights.width(q)];
    Arrays.fill(sums[q], 1);
    for (int i = q; i > 0; i--) {
      sums[i - 1] = new double[weights.width(i - 1)];
      for (int k = 0; k < weights.layer(i).length; k++) {
        double weight = weights.layer(i)[k];
        sums[i - 1][k / weights.width(i)] += sums[i][k % weights.width(i)] * weight * weight;
      }
    }
    return sums;
  }

  @Override
  public void row(int row, double[] into) {
    int[] path = path(row);
    double[] others = others(path);
    int[] other = new int[q + 1];
    for (int column = 0; column < into.length; column++) {
      into[column] = shared(path, others, other);
      next(other);
    }
  }

  /** The sum over the weights that two paths share of what is left of both without it. */
  private double shared(int[] path, double[] others, int[] other) {
    double sum = 0;
    for (int i = 1; i <= q; i++) {
      if (path[i - 1] == other[i - 1] && path[i] == other[i]) {
        sum += others[i] * other(other, i);
      }
    }
    return sum;
  }

  /** For each layer, from 1 on, the product of a path's weights in all others; at 0 the product of all. */
  double[] others(int[] path) {
    double[] others = new double[q + 1];
    for (int i = 0; i <= q; i++) {
      others[i] = other(path, i);
    }
    return others;
  }

  private double other(int[] path, int layer) {
    double product = 1;
    for (int i = 1; i <= q; i++) {
      product *= i == layer ? 1 : weight(path, i);
    }
    return product;
  }

  private double weight(int[] path, int i) {
    return weights.layer(i)[path[i - 1] * weights.width(i) + path[i]];
  }

  /** The neurons on a path, from output to input. */
  int[] path(int number) {
    int[] path = new int[q + 1];
    int rest = number;
    for (int i = q; i >= 0; i--) {
      path[i] = rest % weights.width(i);
      rest /= weights.width(i);
    }
    return path;
  }

  private void next(int[] path) {
    for (int i = q; i >= 0; i--) {
      path[i]++;
      if (path[i] < weights.width(i)) {
        return;
      }
      path[i] = 0;
    }
  }

  /**
   * ∂z as a matrix, a row for each path and a column for each weight, U_1 first and row-major.
   *
   * @throws ArithmeticException if it has 2^31 entries or more
   */
  double[] jacobian() {
    int rows = Math.toIntExact(size());
    int columns = Math.toIntExact(weights.parameters());
    double[] jacobian = new double[Math.multiplyExact(rows, columns)];
    int[] path = new int[q + 1];
    for (int row = 0; row < rows; row++) {
      int layer = 0;
      for (int i = 1; i <= q; i++) {
        jacobian[row * columns + layer + path[i - 1] * weights.width(i) + path[i]] = other(path, i);
        layer += weights.layer(i).length;
      }
      next(path);
    }
    return jacobian;
  }

  /** Half the gradient of |z|², by layers: how weights move where z grows as steeply as it can, ∂zᵀ z. */
  double[][] growth() {
    double[][] down = down();
    double[][] growth = new double[q][];
    double[] up = new double[weights.width(0)];
    Arrays.fill(up, 1);
    for (int i = 1; i <= q; i++) {
      growth[i - 1] = weights.layer(i).clone();
      for (int k = 0; k < growth[i - 1].length; k++) {
        growth[i - 1][k] *= up[k / weights.width(i)] * down[i][k % weights.width(i)];
      }
      up = up(i, up);
    }
    return growth;
  }
}
