package lawsweep.road.data;

import java.util.Arrays;
import lawsweep.exact.Annihilator;
import lawsweep.network.Circuit;
import lawsweep.residue.PrimeField;

/**
 * The laws of neurons, and of pairs of neurons that take part in the same patterns, and where only differences of
 * outputs matter the sums over all outputs: the rank of their gradients at θ.
 */
final class NeuronLaws {

  private final Circuit network;
  private final double[] gradient;
  private final Annihilator[] span = new Annihilator[1];

  NeuronLaws(Circuit network) {
    this.network = network;
    this.gradient = new double[network.layout().size()];
  }

  /**
   * The rank mod p of gradients of independent laws. Laws of pairs count only up to {@link Annihilator#MOST_COLUMNS}
   * parameters.
   *
   * @param taking for each neuron a bit for each pattern that it takes part in
   * @param used the weights that some pattern uses
   * @param theta the weights
   */
  int rank(long[][] taking, boolean[] used, long[] theta, PrimeField field) {
    if (gradient.length > Annihilator.MOST_COLUMNS || !pairs(taking)) {
      return single(taking) + sums(used);
    }
    if (span[0] == null) {
      span[0] = new Annihilator(field, gradient.length);
    }
    span[0].reset();
    for (int s = 0; s < network.steps().size(); s++) {
      Circuit.Step step = network.steps().get(s);
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        absorbLaws(s, a, taking, used, theta);
      }
    }
    absorbSums(used);
    return span[0].rank();
  }

  /**
   * How many sums over all outputs stand still although some pattern uses their weights. Each has a column of the last
   * matrix of its own, and of what enters neurons only their own laws and those before them have a part: all these are
   * independent of the laws of neurons.
   */
  int sums(boolean[] used) {
    if (!network.differences()) {
      return 0;
    }
    Circuit.Step last = network.steps().getLast();
    int sums = last.bias() >= 0 && used[last.bias()] ? 1 : 0;
    for (int b = 0; b < last.columns(); b++) {
      sums += used[last.weights() + b] ? 1 : 0;
    }
    return sums;
  }

  private void absorbSums(boolean[] used) {
    Circuit.Step last = network.steps().getLast();
    for (int b = 0; network.differences() && b < last.columns(); b++) {
      absorbSum(last.weights() + b, last.columns(), used);
    }
    if (network.differences() && last.bias() >= 0) {
      absorbSum(last.bias(), 1, used);
    }
  }

  private void absorbSum(int first, int apart, boolean[] used) {
    Arrays.fill(gradient, 0);
    for (int o = 0; o < network.outputs(); o++) {
      gradient[first + o * apart] = used[first + o * apart] ? 1 : 0;
    }
    span[0].absorb(gradient);
  }

  /** How many neurons take part in some pattern; their laws are independent. */
  static int single(long[][] taking) {
    int single = 0;
    for (long[] patterns : taking) {
      single += any(patterns) ? 1 : 0;
    }
    return single;
  }

  private void absorbLaws(int s, int a, long[][] taking, boolean[] used, long[] theta) {
    int first = network.steps().get(s).firstNeuron();
    for (int b = 0; b <= a; b++) {
      if (any(taking[first + a]) && Arrays.equals(taking[first + a], taking[first + b])) {
        law(s, a, b, used, theta);
        span[0].absorb(gradient);
      }
    }
  }

  private boolean pairs(long[][] taking) {
    for (Circuit.Step step : network.steps()) {
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        for (int b = 0; b < a; b++) {
          long[] patterns = taking[step.firstNeuron() + a];
          if (any(patterns) && Arrays.equals(patterns, taking[step.firstNeuron() + b])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The gradient of the product of what enters a and b less that of what leaves them; half of it if a = b. */
  private void law(int s, int a, int b, boolean[] used, long[] theta) {
    Arrays.fill(gradient, 0);
    Circuit.Step in = network.steps().get(s);
    Circuit.Step out = network.steps().get(s + 1);
    for (int k = 0; k < in.columns(); k++) {
      both(in.weights() + a * in.columns() + k, in.weights() + b * in.columns() + k, 1, used, theta);
    }
    if (in.bias() >= 0) {
      both(in.bias() + a, in.bias() + b, 1, used, theta);
    }
    for (int c = 0; c < out.rows(); c++) {
      both(out.weights() + c * out.columns() + a, out.weights() + c * out.columns() + b, -1, used, theta);
    }
  }

  private void both(int i, int j, int sign, boolean[] used, long[] theta) {
    gradient[i] = used[i] ? sign * (double) theta[j] : 0;
    gradient[j] = used[j] ? sign * (double) theta[i] : 0;
  }

  private static boolean any(long[] words) {
    for (long word : words) {
      if (word != 0) {
        return true;
      }
    }
    return false;
  }
}
