package lawsweep.pattern;

import java.util.Arrays;
import lawsweep.network.Circuit;

/** The activation patterns of given inputs, decided exactly. */
public final class InputPatterns {

  private InputPatterns() {}

  /**
   * Adds the patterns of inputs to a set.
   *
   * @param theta weights of at most {@link Weights#MAX} in absolute value
   * @param inputs with their numbers, as many features each as the network has inputs
   * @param found receives the patterns
   * @return for each input the number of its pattern; -1 where the network is not smooth in the weights: some
   *     neuron is 0 that a small change of the weights would switch, and the outputs depend on it
   * @throws IllegalArgumentException if the numbers are missing or of another size
   */
  public static int[] of(Circuit network, long[] theta, Inputs inputs, PatternSet found) {
    Inputs.Numbers numbers =
        inputs.numbers()
            .orElseThrow(() -> new IllegalArgumentException("expected inputs with their numbers, got " + inputs));
    int features = numbers.features();
    if (features != network.inputs()) {
      throw new IllegalArgumentException("expected inputs of " + network.inputs() + " features, got " + features);
    }
    long reach = numbers.one();
    for (int i = 0; i < inputs.samples() * features; i++) {
      reach = Math.max(reach, Math.abs(numbers.values()[i]));
    }
    LineWalk walk = LineWalk.of(network, reach);
    walk.begin(theta);
    int[] index = new int[inputs.samples()];
    long[] nowhere = new long[features];
    for (int i = 0; i < index.length; i++) {
      int sample = i;
      index[i] = -1;
      walk.walk(Arrays.copyOfRange(numbers.values(), i * features, (i + 1) * features), nowhere, numbers.one(),
          (pattern, low, high) -> index[sample] = found.index(pattern, 0));
    }
    return index;
  }
}
