package lawsweep.recast;

/** How the metric of a ReLU network changes to first order where its weights move, path by path. */
final class MetricChange {

  private final LayerWeights weights;
  private final int q;
  private final int[][] paths;
  /** Of each path what {@link PathMetric#others} says, and by how much that changes. */
  private final double[][] others;
  private final double[][] moved;

  private MetricChange(LayerWeights weights, PathMetric metric) {
    this.weights = weights;
    q = weights.depth();
    double[][] growth = metric.growth();
    int size = Math.toIntExact(metric.size());
    paths = new int[size][];
    others = new double[size][];
    moved = new double[size][];
    for (int k = 0; k < size; k++) {
      paths[k] = metric.path(k);
      others[k] = metric.others(paths[k]);
      moved[k] = moved(paths[k], growth);
    }
  }

  /**
   * By how many percent M changes (Frobenius norm) where the function moves by one percent, along the flow that makes
   * |z| grow as steeply as it can, θ' = ∂zᵀ z. It takes (number of paths)² q operations.
   */
  static double percent(LayerWeights weights) {
    return new MetricChange(weights, new PathMetric(weights)).percent();
  }

  private double[] moved(int[] path, double[][] growth) {
    double[] sums = new double[q + 1];
    for (int without = 0; without <= q; without++) {
      for (int i = 1; i <= q; i++) {
        if (i != without) {
          sums[without] += product(path, without, i) * growth[i - 1][place(path, i)];
        }
      }
    }
    return sums;
  }

  /** The product of a path's weights in all layers but two; 0 is no layer. */
  private double product(int[] path, int one, int other) {
    double product = 1;
    for (int i = 1; i <= q; i++) {
      product *= i == one || i == other ? 1 : weights.layer(i)[place(path, i)];
    }
    return product;
  }

  private int place(int[] path, int i) {
    return path[i - 1] * weights.width(i) + path[i];
  }

  private double percent() {
    double whole = 0;
    double change = 0;
    double length = 0;
    double way = 0;
    for (int k = 0; k < paths.length; k++) {
      length += others[k][0] * others[k][0];
      way += moved[k][0] * moved[k][0];
      for (int l = 0; l < paths.length; l++) {
        double here = 0;
        double there = 0;
        for (int i = 1; i <= q; i++) {
          if (paths[k][i - 1] == paths[l][i - 1] && paths[k][i] == paths[l][i]) {
            here += others[k][i] * others[l][i];
            there += moved[k][i] * others[l][i] + others[k][i] * moved[l][i];
          }
        }
        whole += here * here;
        change += there * there;
      }
    }
    return Math.sqrt(change / whole) * Math.sqrt(length / way);
  }
}
