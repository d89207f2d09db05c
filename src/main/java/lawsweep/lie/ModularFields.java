package lawsweep.lie;

import java.util.Arrays;
import java.util.List;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;

/**
 * Fields ∂_θ g_o(θ, x) of a network with gates, mod p, at fixed gates. The part in a layer's weights is the outer
 * product l rᵀ of a chain l that starts at output o and a chain r that starts at the input x. The part in biases is
 * c·l, where c is the constant that biases are multiplied by. At the gates of an open set of inputs, g is linear in
 * (x, c): a basis of all (x, c) will do. Where only differences of outputs matter, they are those of all outputs but
 * the last, less the last. For one thread.
 */
public final class ModularFields {

  private final PrimeField field;
  private final List<Circuit.Step> steps;
  private final int inputs;
  private final int directions;
  private final boolean differences;
  private final boolean constant;
  private final int delay;
  private final Place[] places;
  private final double[] theta;
  /** What each step takes: vector after vector. */
  private final double[][] right;
  /** Derivatives of the outputs by what each step gives, before it is gated: output after output. */
  private final double[][] left;
  private final double[] constants;
  private int vectors;

  /** Fields of a network mod p. */
  public ModularFields(Circuit network, PrimeField field) {
    this.field = field;
    this.steps = network.steps();
    this.inputs = network.inputs();
    this.directions = network.directions();
    this.differences = network.differences();
    this.constant = network.layout().hasBias(0) || network.affine();
    this.delay = field.maxDelay();
    this.theta = new double[network.layout().size()];
    this.places = places(network);
    this.right = new double[steps.size() + 1][];
    this.left = new double[steps.size()][];
    for (Circuit.Step step : steps) {
      int at = steps.indexOf(step);
      right[at] = new double[basis() * step.columns()];
      left[at] = new double[directions * step.rows()];
    }
    right[steps.size()] = new double[basis() * network.outputs()];
    constants = new double[basis()];
  }

  /** The integers mod p. */
  public PrimeField field() {
    return field;
  }

  /** How many vectors span all (x, c): n_q, and one more if there are biases. */
  public int basis() {
    return constant ? inputs + 1 : inputs;
  }

  /** Takes weights: integers of at most 2^21 in absolute value. */
  public void at(long[] weights) {
    for (int e = 0; e < theta.length; e++) {
      theta[e] = weights[e];
    }
  }

  /** Takes weights: residues. */
  public void at(double[] weights) {
    System.arraycopy(weights, 0, theta, 0, theta.length);
  }

  /** θ. */
  public double[] theta() {
    return theta;
  }

  /** Computes the chains of a pattern for all vectors of a basis. */
  public void pattern(PatternSet patterns, int pattern) {
    vectors = basis();
    Arrays.fill(right[0], 0);
    Arrays.fill(constants, 0);
    for (int v = 0; v < inputs; v++) {
      right[0][v * inputs + v] = 1;
    }
    if (constant) {
      constants[inputs] = 1;
    }
    chains(patterns, pattern);
  }

  /**
   * Computes the chains of a pattern for one vector.
   *
   * @param x n_q residues
   * @param c the constant that biases are multiplied by
   */
  public void vector(PatternSet patterns, int pattern, double[] x, double c) {
    vectors = 1;
    System.arraycopy(x, 0, right[0], 0, inputs);
    constants[0] = c;
    chains(patterns, pattern);
  }

  /** How many vectors the chains were computed for. */
  public int vectors() {
    return vectors;
  }

  /** How many outputs there are, or differences of outputs. */
  public int directions() {
    return directions;
  }

  /** Writes the field of an output, or a difference, and a vector: D residues. */
  public void row(int output, int vector, double[] row) {
    for (int s = 0; s < steps.size(); s++) {
      Circuit.Step step = steps.get(s);
      int from = vector * step.columns();
      for (int a = 0; a < step.rows(); a++) {
        double l = left[s][output * step.rows() + a];
        int to = step.weights() + a * step.columns();
        for (int b = 0; b < step.columns(); b++) {
          row[to + b] = field.reduce(l * right[s][from + b]);
        }
        if (step.bias() >= 0) {
          row[step.bias() + a] = field.reduce(l * constants[vector]);
        }
      }
    }
  }

  /**
   * Writes some of the fields of all outputs and vectors, parameter by parameter. Field number {@code o · vectors + v}
   * is that of output o and vector v; entry (j, field) comes to {@code j · count + field - first}.
   *
   * @param parameters which
   * @param first the first field's number
   * @param count how many
   */
  public void block(int[] parameters, int first, int count, double[] to) {
    int at = 0;
    for (int parameter : parameters) {
      Place place = places[parameter];
      double[] vector = place.weight ? right[place.step] : constants;
      int last = at + count;
      int v = first % vectors;
      for (int o = first / vectors; at < last; o++) {
        double l = left[place.step][o * place.rows + place.row];
        for (; v < vectors && at < last; v++) {
          to[at++] = field.reduce(l * vector[place.column + v * place.apart]);
        }
        v = 0;
      }
    }
  }

  /**
   * The same for the fields of the first output with all vectors, then of the other outputs with the first vector:
   * {@code directions + vectors - 1} fields.
   */
  public void cross(int[] parameters, int first, int count, double[] to) {
    int at = 0;
    for (int parameter : parameters) {
      Place place = places[parameter];
      double[] vector = place.weight ? right[place.step] : constants;
      double[] chain = left[place.step];
      for (int f = first; f < first + count; f++) {
        int o = Math.max(0, f - vectors + 1);
        int v = o > 0 ? 0 : f;
        to[at++] = field.reduce(chain[o * place.rows + place.row] * vector[place.column + v * place.apart]);
      }
    }
  }

  /** Where a parameter stands: entries of both chains. */
  private record Place(int step, int rows, int row, boolean weight, int column, int apart) {}

  private static Place[] places(Circuit network) {
    Place[] places = new Place[network.layout().size()];
    for (int s = 0; s < network.steps().size(); s++) {
      Circuit.Step step = network.steps().get(s);
      for (int a = 0; a < step.rows(); a++) {
        for (int b = 0; b < step.columns(); b++) {
          places[step.weights() + a * step.columns() + b] = new Place(s, step.rows(), a, true, b, step.columns());
        }
        if (step.bias() >= 0) {
          places[step.bias() + a] = new Place(s, step.rows(), a, false, 0, 1);
        }
      }
    }
    return places;
  }

  private void chains(PatternSet patterns, int pattern) {
    for (int s = 0; s < steps.size(); s++) {
      for (int v = 0; v < vectors; v++) {
        forward(s, v, patterns, pattern);
      }
    }
    for (int s = steps.size() - 1; s >= 0; s--) {
      for (int o = 0; o < directions; o++) {
        backward(s, o, patterns, pattern);
      }
    }
  }

  private void forward(int s, int v, PatternSet patterns, int pattern) {
    Circuit.Step step = steps.get(s);
    int columns = step.columns();
    for (int a = 0; a < step.rows(); a++) {
      double sum = 0;
      if (!step.gated() || patterns.active(pattern, step.firstNeuron() + a)) {
        sum = step.bias() < 0 ? 0 : theta[step.bias() + a] * constants[v];
        sum = dot(step.weights() + a * columns, right[s], v * columns, columns, sum);
        if (step.skip()) {
          sum += right[s - 1][v * step.rows() + a];
        }
        sum = field.reduce(sum);
      }
      right[s + 1][v * step.rows() + a] = sum;
    }
  }

  private double dot(int weights, double[] x, int from, int n, double start) {
    double sum = start;
    for (int first = 0; first < n; first += delay - 2) {
      int end = Math.min(n, first + delay - 2);
      for (int b = first; b < end; b++) {
        sum = Math.fma(theta[weights + b], x[from + b], sum);
      }
      sum = end < n ? field.reduce(sum) : sum;
    }
    return sum;
  }

  private void backward(int s, int o, PatternSet patterns, int pattern) {
    Circuit.Step step = steps.get(s);
    int rows = step.rows();
    double[] to = left[s];
    int at = o * rows;
    if (s == steps.size() - 1) {
      Arrays.fill(to, at, at + rows, 0);
      to[at + o] = 1;
      if (differences) {
        to[at + rows - 1] = -1;
      }
      return;
    }
    fold(s + 1, o, to, at);
    boolean skipped = s + 2 < steps.size() && steps.get(s + 2).skip();
    for (int a = 0; a < rows; a++) {
      double sum = skipped ? to[at + a] + left[s + 2][o * rows + a] : to[at + a];
      boolean open = !step.gated() || patterns.active(pattern, step.firstNeuron() + a);
      to[at + a] = open ? field.reduce(sum) : 0;
    }
  }

  /** The product of U_iᵀ of a step with the derivatives by what it gives. */
  private void fold(int s, int o, double[] to, int at) {
    Circuit.Step step = steps.get(s);
    int columns = step.columns();
    Arrays.fill(to, at, at + columns, 0);
    int taken = 0;
    for (int a = 0; a < step.rows(); a++) {
      double l = left[s][o * step.rows() + a];
      int from = step.weights() + a * columns;
      for (int b = 0; b < columns; b++) {
        to[at + b] = Math.fma(theta[from + b], l, to[at + b]);
      }
      if (++taken == delay - 2) {
        for (int b = at; b < at + columns; b++) {
          to[b] = field.reduce(to[b]);
        }
        taken = 0;
      }
    }
  }
}
