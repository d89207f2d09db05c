package lawsweep.recast;

import java.util.Arrays;

/**
 * The weights of a function at given values h of the neurons' laws. Rescaling neurons leaves a ReLU network's function
 * as it is: with weights e^(s_right - s_left) θ, s on hidden neurons and 0 on inputs and outputs, half the sum of
 * squares, E(s), has the laws as its gradient. So the weights at the laws h are where E(s) - ⟨h, s⟩ is least.
 *
 * <p>E is strictly convex, and grows exponentially in all directions if every hidden neuron lies on a path of weights
 * other than 0: so for all h there are such weights, and only these. Newton's method finds them, its steps bounded and
 * halved until they do not go too far; the Hessian is the Laplacian of the network as a graph, H × H, which couples
 * neighbouring layers only.
 */
public final class Leaf {

  /** No step changes a weight by a larger factor than e to twice this. */
  private static final double LONGEST = 4;
  /** Steps that change weights by a few percent need no search: Newton's method converges from there. */
  private static final double SMALL = 0.01;
  private static final int MOST_STEPS = 2000;
  private static final int MOST_HALVINGS = 60;

  private final LayerWeights weights;
  private final double[] h;
  private final int hidden;

  private Leaf(LayerWeights weights, double[] h) {
    this.weights = weights;
    this.h = h;
    this.hidden = h.length;
  }

  /** Weights on a leaf, and by how much their laws miss their values. */
  public record Found(LayerWeights weights, double residual) {}

  /**
   * The weights of the same function at the laws h.
   *
   * @param h |outgoing|² - |incoming|² of each hidden neuron, hidden layers in order from the output
   * @throws IllegalArgumentException if a neuron lies on no path, or numbers leave the range of float64; one line
   */
  public static Found at(LayerWeights weights, double[] h) {
    if (h.length != weights.hidden()) {
      throw new IllegalArgumentException("expected " + weights.hidden() + " laws, one for each hidden neuron, got "
          + h.length);
    }
    refuseStranded(weights);
    LayerWeights found = weights.rescaled(new Leaf(weights, h).solve());
    return new Found(found, residual(found.laws(), h));
  }

  /**
   * Weights as they are.
   *
   * @throws IllegalArgumentException if a hidden neuron lies on no path; one line
   */
  public static Found own(LayerWeights weights) {
    refuseStranded(weights);
    return new Found(weights, 0);
  }

  private static void refuseStranded(LayerWeights weights) {
    weights.stranded().ifPresent(neuron -> {
      throw new IllegalArgumentException("expected every hidden neuron on a path of weights other than 0 from an input"
          + " to an output, got none through " + neuron + " (layers from the output): remove it");
    });
  }

  private static double residual(double[] found, double[] asked) {
    double most = 0;
    for (int k = 0; k < found.length; k++) {
      most = Math.max(most, Math.abs(found[k] - asked[k]));
    }
    return most;
  }

  private double[] solve() {
    double[] s = new double[hidden];
    double last = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] slope = slope(s);
      double[] move = newton(s, slope);
      double longest = largest(move);
      if (longest > SMALL) {
        s = descended(s, move);
        continue;
      }
      if (longest >= last / 2) {
        return s;
      }
      last = longest;
      s = moved(s, 1, move);
    }
    throw outOfReach();
  }

  private static IllegalArgumentException outOfReach() {
    return new IllegalArgumentException("expected weights and laws whose squares float64 can hold together, got some"
        + " that are too large, or too far from each other");
  }

  /** Goes along a step, and not beyond where E - ⟨h, s⟩ is least on the line. */
  private double[] descended(double[] s, double[] move) {
    double length = Math.min(1, LONGEST / largest(move));
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      double[] next = moved(s, length, move);
      double[] there = weights.rescaled(next).laws();
      double rise = 0;
      for (int k = 0; k < hidden; k++) {
        rise += (there[k] - h[k]) * move[k];
      }
      if (rise <= 0) {
        return next;
      }
      length /= 2;
    }
    throw outOfReach();
  }

  private static double[] moved(double[] s, double length, double[] move) {
    double[] next = s.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] = Math.fma(length, move[k], next[k]);
    }
    return next;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** The laws less their values. */
  private double[] slope(double[] s) {
    double[] slope = weights.rescaled(s).laws();
    for (int k = 0; k < hidden; k++) {
      slope[k] -= h[k];
    }
    if (!(largest(slope) < Double.MAX_VALUE)) {
      throw outOfReach();
    }
    return slope;
  }

  private double[] newton(double[] s, double[] slope) {
    LayerWeights here = weights.rescaled(s);
    GroundedLaplacian hessian = hessian(here);
    hessian.factor();
    double[] move = new double[hidden];
    for (int k = 0; k < hidden; k++) {
      move[k] = -slope[k];
    }
    hessian.solve(move);
    if (!(largest(move) < Double.MAX_VALUE)) {
      throw outOfReach();
    }
    return move;
  }

  private static GroundedLaplacian hessian(LayerWeights here) {
    int q = here.depth();
    int[] first = new int[here.hidden()];
    for (int i = 1; i < q; i++) {
      Arrays.fill(first, here.first(i), here.first(i + 1), here.first(Math.max(1, i - 1)));
    }
    GroundedLaplacian hessian = new GroundedLaplacian(first);
    double[] out = here.columns(1);
    double[] in = here.rows(q);
    for (int k = 0; k < out.length; k++) {
      hessian.ground(k, 2 * out[k]);
    }
    for (int k = 0; k < in.length; k++) {
      hessian.ground(here.first(q - 1) + k, 2 * in[k]);
    }
    for (int i = 2; i < q; i++) {
      coupled(here, i, hessian);
    }
    return hessian;
  }

  private static void coupled(LayerWeights here, int i, GroundedLaplacian hessian) {
    for (int k = 0; k < here.layer(i).length; k++) {
      double weight = here.layer(i)[k];
      hessian.couple(here.first(i) + k % here.width(i), here.first(i - 1) + k / here.width(i), 2 * weight * weight);
    }
  }
}
