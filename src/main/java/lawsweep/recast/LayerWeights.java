package lawsweep.recast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.text.Saturating;

/** The matrices U_1, …, U_q of a network without biases, n_{i-1} × n_i and row-major; n_0 is the output. */
public final class LayerWeights {

  private final List<Integer> widths;
  private final double[][] u;

  /**
   * A network's weights; the arrays are taken over.
   *
   * @param widths n_0, …, n_q
   * @param u of layer i at i - 1; finite, of n_{i-1} n_i entries
   */
  public LayerWeights(List<Integer> widths, double[][] u) {
    this.widths = List.copyOf(widths);
    this.u = u;
    for (int i = 1; i < widths.size(); i++) {
      if (u[i - 1].length != width(i - 1) * width(i)) {
        throw new IllegalArgumentException("expected U" + i + " of " + width(i - 1) + " x " + width(i));
      }
    }
  }

  /** q. */
  public int depth() {
    return u.length;
  }

  /** n_i, 0 ≤ i ≤ q. */
  public int width(int i) {
    return widths.get(i);
  }

  /** n_0, …, n_q. */
  public List<Integer> widths() {
    return widths;
  }

  /** U_i, 1 ≤ i ≤ q, row-major; not to be changed. */
  public double[] layer(int i) {
    return u[i - 1];
  }

  /** D. */
  public long parameters() {
    return Arrays.stream(u).mapToLong(layer -> layer.length).sum();
  }

  /** H, the number of hidden neurons. */
  public int hidden() {
    return widths.subList(1, depth()).stream().mapToInt(Integer::intValue).sum();
  }

  /** The number of paths from an input to an output; {@link Long#MAX_VALUE} where no {@code long} holds it. */
  public static long paths(Architecture network) {
    long paths = 1;
    for (int width : network.widths()) {
      paths = Saturating.times(paths, width);
    }
    return paths;
  }

  /** The place of a hidden layer's first neuron among all, hidden layers in order from the output. */
  int first(int layer) {
    return widths.subList(1, layer).stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * What each hidden neuron conserves: |outgoing|² - |incoming|², the diagonals of U_iᵀ U_i - U_{i+1} U_{i+1}ᵀ, hidden
   * layers in order from the output.
   */
  public double[] laws() {
    double[] laws = new double[hidden()];
    for (int i = 1; i < depth(); i++) {
      double[] out = columns(i);
      double[] in = rows(i + 1);
      for (int k = 0; k < width(i); k++) {
        laws[first(i) + k] = out[k] - in[k];
      }
    }
    return laws;
  }

  /** The squared lengths of the columns of U_i: all that goes out of the neurons of layer i. */
  double[] columns(int i) {
    double[] squares = new double[width(i)];
    for (int k = 0; k < layer(i).length; k++) {
      squares[k % width(i)] += layer(i)[k] * layer(i)[k];
    }
    return squares;
  }

  /** The squared lengths of the rows of U_i: all that comes into the neurons of layer i - 1. */
  double[] rows(int i) {
    double[] squares = new double[width(i - 1)];
    for (int k = 0; k < layer(i).length; k++) {
      squares[k / width(i)] += layer(i)[k] * layer(i)[k];
    }
    return squares;
  }

  /**
   * The same function with what goes out of each hidden neuron multiplied by e^s, and what comes in by e^-s.
   *
   * @param s hidden layers in order from the output
   */
  public LayerWeights rescaled(double[] s) {
    double[][] scaled = new double[depth()][];
    for (int i = 1; i <= depth(); i++) {
      double[] layer = layer(i).clone();
      for (int k = 0; k < layer.length; k++) {
        // Two factors may be out of range where their product is not.
        layer[k] *= Math.exp(scale(s, i, k % width(i)) - scale(s, i - 1, k / width(i)));
      }
      scaled[i - 1] = layer;
    }
    return new LayerWeights(widths, scaled);
  }

  /** The logarithm of a neuron's scale; 0 for inputs and outputs. */
  double scale(double[] s, int layer, int neuron) {
    return layer == 0 || layer == depth() ? 0 : s[first(layer) + neuron];
  }

  /**
   * A hidden neuron that lies on no path of weights other than 0 between an input and an output, as {@code neuron 2 of
   * layer 1}, both from 1 and layers from the output; empty if there is none.
   */
  Optional<String> stranded() {
    boolean[] up = new boolean[width(0)];
    Arrays.fill(up, true);
    boolean[][] alive = new boolean[depth() + 1][];
    alive[0] = up;
    for (int i = 1; i <= depth(); i++) {
      alive[i] = reached(i, alive[i - 1]);
    }
    boolean[] down = new boolean[width(depth())];
    Arrays.fill(down, true);
    for (int i = depth() - 1; i > 0; i--) {
      down = fed(i + 1, down);
      for (int k = 0; k < down.length; k++) {
        if (!down[k] || !alive[i][k]) {
          return Optional.of("neuron " + (k + 1) + " of layer " + i);
        }
      }
    }
    return Optional.empty();
  }

  private boolean[] reached(int i, boolean[] before) {
    boolean[] reached = new boolean[width(i)];
    for (int k = 0; k < layer(i).length; k++) {
      reached[k % width(i)] |= layer(i)[k] != 0 && before[k / width(i)];
    }
    return reached;
  }

  private boolean[] fed(int i, boolean[] after) {
    boolean[] fed = new boolean[width(i - 1)];
    for (int k = 0; k < layer(i).length; k++) {
      fed[k / width(i)] |= layer(i)[k] != 0 && after[k % width(i)];
    }
    return fed;
  }
}
