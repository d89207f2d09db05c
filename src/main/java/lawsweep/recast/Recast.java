package lawsweep.recast;

import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;

/**
 * What is said of a network's gradient flow as a flow of its function.
 *
 * @param network linear or ReLU
 * @param closure whether it is one
 * @param at the metric at a point; empty if none was given
 * @param sweep the metric at equal laws of all neurons, one value after the other; may be empty
 */
public record Recast(Architecture network, Closure closure, Optional<At> at, List<Imbalance> sweep) {

  /** So many rows of M are written into JSON. */
  public static final int MOST_ROWS = 1000;

  /** Copies the list. */
  public Recast {
    sweep = List.copyOf(sweep);
  }

  /**
   * The metric at a point.
   *
   * @param laws the values of the laws; empty for linear networks, whose laws are matrices
   * @param residual by how much the laws of the weights found miss these values
   * @param weights those of the function on that leaf
   * @param metric M
   */
  public record At(List<Double> laws, double residual, LayerWeights weights, FunctionMetric metric) {

    /** Copies the list. */
    public At {
      laws = List.copyOf(laws);
    }

    /** Whether M is small enough to be written into JSON. */
    public boolean small() {
      return metric.size() <= MOST_ROWS;
    }
  }
}
