package lawsweep.road.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import lawsweep.network.Circuit;

/**
 * The parameters that decide a vector of Lie(W_0)(θ). Each neuron with a gate has its law: the squares of the weights
 * and the bias that enter, less the squares of the weights that leave. So the vector's entry at the first weight that
 * enters follows from the others, from the outputs' side to the inputs', as no weight is 0. Where only differences of
 * outputs matter, entries of weights and biases of the outputs sum to 0 over the outputs, so the last output's follow
 * from the others'. What is left are R = D - N columns, which lose no rank.
 */
final class FreeColumns {

  private final int[] kept;

  FreeColumns(Circuit network) {
    boolean[] dropped = new boolean[network.layout().size()];
    for (Circuit.Step step : network.steps()) {
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        dropped[step.weights() + a * step.columns()] = true;
      }
    }
    if (network.differences()) {
      dropLastOutput(network.steps().getLast(), dropped);
    }
    kept = IntStream.range(0, dropped.length).filter(e -> !dropped[e]).toArray();
  }

  private static void dropLastOutput(Circuit.Step step, boolean[] dropped) {
    int last = step.rows() - 1;
    int from = step.weights() + last * step.columns();
    Arrays.fill(dropped, from, from + step.columns(), true);
    if (step.bias() >= 0) {
      dropped[step.bias() + last] = true;
    }
  }

  /** R. */
  int count() {
    return kept.length;
  }

  /** The parameters that the columns are. */
  int[] kept() {
    return kept.clone();
  }

  /** Copies the entries at these columns from a vector that starts at {@code offset}. */
  void gather(double[] vector, int offset, double[] into) {
    for (int j = 0; j < kept.length; j++) {
      into[j] = vector[offset + kept[j]];
    }
  }
}
