package lawsweep.road.data;

import lawsweep.network.Circuit;

/**
 * The parameters that decide a vector of Lie(W_0)(θ). Each neuron with a gate has its law: the squares of the weights
 * and the bias that enter, less the squares of the weights that leave. So the vector's entry at the first weight that
 * enters follows from the others, from the outputs' side to the inputs', as no weight is 0. What is left are R = D - N
 * columns, which lose no rank.
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
    kept = new int[dropped.length - network.neurons()];
    int at = 0;
    for (int e = 0; e < dropped.length; e++) {
      if (!dropped[e]) {
        kept[at++] = e;
      }
    }
  }

  /** R. */
  int count() {
    return kept.length;
  }

  /** Copies the entries at these columns from a vector that starts at {@code offset}. */
  void gather(double[] vector, int offset, double[] into) {
    for (int j = 0; j < kept.length; j++) {
      into[j] = vector[offset + kept[j]];
    }
  }
}
