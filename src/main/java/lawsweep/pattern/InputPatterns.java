package lawsweep.pattern;

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
    Inputs.Numbers numbers = inputs.known();
    if (numbers.features() != network.inputs()) {
      throw new IllegalArgumentException("expected inputs of " + network.inputs() + " features, got "
          + numbers.features());
    }
    PointWalk walk = new PointWalk(network, theta);
    int[] index = new int[inputs.samples()];
    for (int i = 0; i < index.length; i++) {
      index[i] = walk.at(numbers, i) ? found.index(walk.pattern(), 0) : -1;
    }
    return index;
  }
}
