package lawsweep.law;

import java.util.Optional;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;

/**
 * One count to do: an architecture, its fields, and the randomness that decides the sample.
 *
 * @param architecture the network
 * @param fields which fields span W_0
 * @param sweepSeed the seed of the sweep (spec key {@code seed})
 * @param seed the draw's index within the cell's repetitions, 0-based (record column {@code seed})
 * @param data the weights and inputs; present exactly for data fields
 */
public record LawCell(Architecture architecture, Fields fields, long sweepSeed, int seed, Optional<DataChoice> data) {

  /**
   * Checks that the family has such fields.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public LawCell {
    if (!fields.of(architecture.family())) {
      throw new IllegalArgumentException(
          "there are no fields '" + fields.label() + "' of " + architecture.family().label() + " networks");
    }
    if (data.isPresent() != (fields == Fields.DATA)) {
      throw new IllegalArgumentException("expected draws exactly with data fields");
    }
  }

  /** A count whose fields are not data fields. */
  public LawCell(Architecture architecture, Fields fields, long sweepSeed, int seed) {
    this(architecture, fields, sweepSeed, seed, Optional.empty());
  }

  /**
   * The cell's key, unique in a sweep and independent of the sweep seed and of the order of the grid, for example
   * {@code linear_2x3x3x2_generic_0}, {@code relu_2x3x3x2_hidden_generic_0}, {@code relu_1x4x4x2_data_1000_0} (a
   * thousand draws) or {@code relu_1x4x4x2_data_1000_50in1f0a9c33_0} (50 inputs, the first of those with this hash).
   */
  public String key() {
    return stem() + data.map(LawCell::choice).orElse("") + "_" + seed;
  }

  /** What the weights and samples of draws derive from: the key without how many draws there are. */
  public String stream() {
    return stem() + "_" + seed;
  }

  private String stem() {
    Architecture a = architecture;
    String bias = a.bias() == Bias.NONE ? "" : a.bias().label() + "_";
    return a.family().label() + "_" + a.widthsLabel().replace(',', 'x') + "_" + bias + fields.label();
  }

  private static String choice(DataChoice data) {
    return "_" + (data.first() == 0 ? "" : data.first() + "to")
        + (data.first() == 0 ? data.draws() : data.first() + data.draws() - 1)
        + data.inputs().map(in -> "_" + in.samples() + "in" + in.sha256().substring(0, 8)).orElse("");
  }
}
