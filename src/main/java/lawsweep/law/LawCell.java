package lawsweep.law;

import lawsweep.network.Architecture;

/**
 * One count to do: an architecture, its fields, and the randomness that decides the sample.
 *
 * @param architecture the network
 * @param fields which fields span W_0
 * @param sweepSeed the seed of the sweep (spec key {@code seed})
 * @param seed the draw's index within the cell's repetitions, 0-based (record column {@code seed})
 */
public record LawCell(Architecture architecture, Fields fields, long sweepSeed, int seed) {

  /**
   * The cell's key, unique in a sweep and independent of the sweep seed and of the order of the grid, for example
   * {@code linear_2x3x3x2_generic_0} or {@code relu_2x3x3x2_hidden_generic_0}.
   */
  public String key() {
    Architecture a = architecture;
    String bias =
        switch (a.bias()) {
          case NONE -> "";
          case HIDDEN, ALL -> a.bias().label() + "_";
        };
    return a.family().label() + "_" + a.widthsLabel().replace(',', 'x') + "_" + bias + fields.label() + "_" + seed;
  }
}
