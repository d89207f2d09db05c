package lawsweep.circuit.word;

import java.util.List;

/**
 * {@code ln [gain] [bias]} and {@code rms [gain]}: each token with mean square 1, for {@code ln} after its mean was
 * taken away; no epsilon. Tensors g and b (M), where they are asked for.
 */
record Norm(boolean centred, boolean gain, boolean bias) implements Layer {

  static Layer readCentred(Phrase phrase) {
    Choices choices = phrase.choices(Choice.flag("gain"), Choice.flag("bias"));
    return new Norm(true, choices.has("gain"), choices.has("bias"));
  }

  static Layer readSquare(Phrase phrase) {
    return new Norm(false, phrase.choices(Choice.flag("gain")).has("gain"), false);
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    weave.module(module(in.dimension()));
    String x = weave.z() + in.letters();
    int wire = in.wire();
    if (centred) {
      wire = weave.contract(wire, weave.constants().centring(in.dimension()), x + ",ef->" + x.replace('e', 'f'));
    }
    wire = scaled(wire, x, x.substring(0, x.length() - 1), in.dimension(), weave);
    return in.with(shaped(wire, x, in.dimension(), weave));
  }

  private int shaped(int normed, String x, int dimension, Weave weave) {
    int wire = normed;
    if (gain) {
      wire = weave.contract(wire, weave.parameter("g", List.of(dimension)), x + ",e->" + x);
    }
    return bias ? weave.plus(wire, x, weave.parameter("b", List.of(dimension)), "e") : wire;
  }

  /**
   * Divides by the root of the mean square: c x / √(c Σ x²) with c numbers in a mean, which keeps to integers.
   *
   * @param indices of the wire
   * @param kept those of them that are not averaged over
   */
  static int scaled(int wire, String indices, String kept, int count, Weave weave) {
    int squares = weave.contract(wire, wire, indices + "," + indices + "->" + kept);
    int root = weave.scaled(weave.inverseRoot(weave.scaled(squares, count)), count);
    return weave.contract(wire, root, indices + "," + kept + "->" + indices);
  }

  private String module(int dimension) {
    if (!centred) {
      return "nn.RMSNorm(" + dimension + ", eps=0.0, elementwise_affine=" + Stage.truth(gain) + ")";
    }
    if (bias && !gain) {
      return "";
    }
    return "nn.LayerNorm(" + dimension + ", eps=0.0, elementwise_affine=" + Stage.truth(gain)
        + (gain ? ", bias=" + Stage.truth(bias) : "") + ")";
  }
}
