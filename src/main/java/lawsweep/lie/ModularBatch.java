package lawsweep.lie;

import java.util.Arrays;
import java.util.List;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;

/**
 * The field ∇_θ Σ_s w_sᵀ g_s(θ, x_s), mod p: a sum over lanes s, each with gates of its own, at weights with dual
 * units ε_1, …, ε_k, ε_j² = 0. A number with dual units is an array of 2^k coefficients; bit j of an index says
 * whether ε_{j+1} is a factor. A product costs 3^k. One pass forwards over the layers and one back. For one thread.
 */
public final class ModularBatch {

  private static final int PAD = 8;

  private final PrimeField field;
  private final List<Circuit.Step> steps;
  private final int size;
  private final int outputs;
  private final int delay;
  private final double[][] gates;
  private final double[][] right;
  private final double[][] left;
  private double[] sums = new double[0];
  private int lanes;

  /** Fields of a network mod p. */
  public ModularBatch(Circuit network, PrimeField field) {
    this.field = field;
    this.steps = network.steps();
    this.size = network.layout().size();
    this.outputs = network.outputs();
    this.delay = field.maxDelay() - 2;
    this.gates = new double[steps.size()][0];
    this.right = new double[steps.size() + 1][0];
    this.left = new double[steps.size()][0];
  }

  /** The integers mod p. */
  public PrimeField field() {
    return field;
  }

  /** So many lanes take a whole number of vectors. */
  public static int padded(int lanes) {
    return (lanes + PAD - 1) / PAD * PAD;
  }

  /**
   * Makes room.
   *
   * @param lanes how many lanes, {@link #padded}
   * @param units the most dual units
   */
  public void resize(int lanes, int units) {
    this.lanes = lanes;
    int each = lanes << units;
    for (int s = 0; s < steps.size(); s++) {
      Circuit.Step step = steps.get(s);
      gates[s] = room(gates[s], step.gated() ? step.rows() * lanes : 0);
      right[s] = room(right[s], Math.multiplyExact(step.columns(), each));
      left[s] = room(left[s], Math.multiplyExact(step.rows(), each));
    }
    right[steps.size()] = room(right[steps.size()], Math.multiplyExact(outputs, each));
    sums = room(sums, lanes);
  }

  private static double[] room(double[] array, int length) {
    return array.length < length ? new double[length] : array;
  }

  /** Sets the gates of a lane. Lanes that are not used need no gates. */
  public void gate(int lane, PatternSet patterns, int pattern) {
    for (int s = 0; s < steps.size(); s++) {
      Circuit.Step step = steps.get(s);
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        gates[s][a * lanes + lane] = patterns.active(pattern, step.firstNeuron() + a) ? 1 : 0;
      }
    }
  }

  /**
   * Computes a field.
   *
   * @param units how many dual units the weights have
   * @param theta D weights for each coefficient
   * @param x the inputs, lane by lane for each of the n_q features; 0 in lanes that are not used
   * @param c the constant that biases are multiplied by, lane by lane
   * @param w the outputs' weights, lane by lane for each of the n_0 outputs; 0 in lanes that are not used
   * @param out receives D numbers for each coefficient
   */
  public void compute(int units, double[] theta, double[] x, double[] c, double[] w, double[] out) {
    int count = 1 << units;
    rightChains(count, theta, x, c);
    int last = steps.size() - 1;
    beginLeft(count, w);
    for (int s = last; s >= 0; s--) {
      if (s < last) {
        backward(s, count, theta);
      }
      gradient(s, count, c, out);
    }
  }

  /**
   * Computes the chains of each lane's field, which {@link #values} take.
   *
   * @param theta D weights
   * @param x the inputs, as {@link #compute} takes them
   * @param c the constants
   * @param w the outputs' weights
   */
  public void chains(double[] theta, double[] x, double[] c, double[] w) {
    rightChains(1, theta, x, c);
    beginLeft(1, w);
    for (int s = steps.size() - 2; s >= 0; s--) {
      backward(s, 1, theta);
    }
  }

  /**
   * Evaluates a linear form on each lane's field, whose {@link #chains} were computed: the sum over steps of lᵀ F r.
   *
   * @param form D residues
   * @param c the constants that the chains were computed with
   * @param values receives a residue for each lane
   */
  public void values(double[] form, double[] c, double[] values) {
    Arrays.fill(values, 0, lanes, 0);
    int taken = 0;
    for (int s = 0; s < steps.size(); s++) {
      Circuit.Step step = steps.get(s);
      for (int a = 0; a < step.rows(); a++) {
        int pending = begin(step.bias() < 0 ? 0 : form[step.bias() + a], c);
        int weights = step.weights() + a * step.columns();
        for (int b = 0; b < step.columns(); b++) {
          pending = add(pending, form[weights + b], right[s], b * lanes);
        }
        taken = addProducts(taken, left[s], a * lanes, values);
      }
    }
    reduce(values, 0);
  }

  /** Adds the sums, reduced, times a neuron's numbers. */
  private int addProducts(int taken, double[] from, int at, double[] values) {
    reduce(sums, 0);
    for (int l = 0; l < lanes; l++) {
      values[l] = Math.fma(sums[l], from[at + l], values[l]);
    }
    if (taken < delay) {
      return taken + 1;
    }
    reduce(values, 0);
    return 0;
  }

  private void reduce(double[] x, int at) {
    double inverse = field.inverseModulus();
    double modulus = field.modulus();
    for (int l = at; l < at + lanes; l++) {
      double q = (x[l] * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      x[l] = x[l] - q * modulus;
    }
  }

  private void rightChains(int count, double[] theta, double[] x, double[] c) {
    int last = steps.size() - 1;
    int inputs = steps.getFirst().columns() * lanes;
    System.arraycopy(x, 0, right[0], 0, inputs);
    Arrays.fill(right[0], inputs, count * inputs, 0);
    for (int s = 0; s <= last; s++) {
      forward(s, count, theta, c);
    }
  }

  private void beginLeft(int count, double[] w) {
    int last = steps.size() - 1;
    System.arraycopy(w, 0, left[last], 0, outputs * lanes);
    Arrays.fill(left[last], outputs * lanes, count * outputs * lanes, 0);
  }

  private void forward(int s, int count, double[] theta, double[] c) {
    Circuit.Step step = steps.get(s);
    double[] to = right[s + 1];
    for (int m = 0; m < count; m++) {
      for (int a = 0; a < step.rows(); a++) {
        int taken = begin(step.bias() < 0 ? 0 : theta[m * size + step.bias() + a], c);
        int part = m;
        do {
          int weights = part * size + step.weights() + a * step.columns();
          int from = (m ^ part) * step.columns() * lanes;
          for (int b = 0; b < step.columns(); b++) {
            taken = add(taken, theta[weights + b], right[s], from + b * lanes);
          }
          part = (part - 1) & m;
        } while (part != m);
        if (step.skip()) {
          add(taken, 1, right[s - 1], (m * step.rows() + a) * lanes);
        }
        finish(s, a, to, (m * step.rows() + a) * lanes);
      }
    }
  }

  private void backward(int s, int count, double[] theta) {
    Circuit.Step step = steps.get(s);
    Circuit.Step next = steps.get(s + 1);
    boolean skipped = s + 2 < steps.size() && steps.get(s + 2).skip();
    for (int m = 0; m < count; m++) {
      for (int b = 0; b < step.rows(); b++) {
        int taken = begin(0, sums);
        int part = m;
        do {
          int weights = part * size + next.weights() + b;
          int from = (m ^ part) * next.rows() * lanes;
          for (int a = 0; a < next.rows(); a++) {
            taken = add(taken, theta[weights + a * next.columns()], left[s + 1], from + a * lanes);
          }
          part = (part - 1) & m;
        } while (part != m);
        if (skipped) {
          add(taken, 1, left[s + 2], (m * step.rows() + b) * lanes);
        }
        finish(s, b, left[s], (m * step.rows() + b) * lanes);
      }
    }
  }

  private int begin(double bias, double[] c) {
    if (bias == 0) {
      Arrays.fill(sums, 0);
      return 0;
    }
    for (int l = 0; l < lanes; l++) {
      sums[l] = bias * c[l];
    }
    return 1;
  }

  private int add(int taken, double factor, double[] from, int at) {
    if (factor == 0) {
      return taken;
    }
    for (int l = 0; l < lanes; l++) {
      sums[l] = Math.fma(factor, from[at + l], sums[l]);
    }
    if (taken < delay) {
      return taken + 1;
    }
    for (int l = 0; l < lanes; l++) {
      sums[l] = field.reduce(sums[l]);
    }
    return 0;
  }

  private void finish(int s, int neuron, double[] to, int at) {
    double inverse = field.inverseModulus();
    double modulus = field.modulus();
    for (int l = 0; l < lanes; l++) {
      double q = (sums[l] * inverse + PrimeField.ROUND) - PrimeField.ROUND;
      to[at + l] = sums[l] - q * modulus;
    }
    if (steps.get(s).gated()) {
      int gate = neuron * lanes;
      for (int l = 0; l < lanes; l++) {
        to[at + l] *= gates[s][gate + l];
      }
    }
  }

  private void gradient(int s, int count, double[] c, double[] out) {
    Circuit.Step step = steps.get(s);
    for (int m = 0; m < count; m++) {
      for (int a = 0; a < step.rows(); a++) {
        for (int b = 0; b < step.columns(); b++) {
          double sum = 0;
          int part = m;
          do {
            double more = dot(left[s], (part * step.rows() + a) * lanes, right[s],
                ((m ^ part) * step.columns() + b) * lanes);
            sum = field.reduce(sum + more);
            part = (part - 1) & m;
          } while (part != m);
          out[m * size + step.weights() + a * step.columns() + b] = sum;
        }
        if (step.bias() >= 0) {
          out[m * size + step.bias() + a] = field.reduce(dot(left[s], (m * step.rows() + a) * lanes, c, 0));
        }
      }
    }
  }

  private double dot(double[] x, int xAt, double[] y, int yAt) {
    double sum = 0;
    for (int first = 0; first < lanes; first += delay) {
      int end = Math.min(lanes, first + delay);
      for (int l = first; l < end; l++) {
        sum = Math.fma(x[xAt + l], y[yAt + l], sum);
      }
      sum = field.reduce(sum);
    }
    return sum;
  }
}
