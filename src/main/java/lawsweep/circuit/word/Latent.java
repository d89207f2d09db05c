package lawsweep.circuit.word;

import java.util.List;

/**
 * {@code mla HxD R}: attention whose keys and values are made of a latent vector of dimension R for each token. Tensors
 * D (R × M), Q and O (H × D × M), UK and UV (H × D × R).
 */
record Latent(int heads, int width, int rank, boolean causal) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = phrase.sizes("HxD");
    int rank = phrase.size("a latent dimension");
    return new Latent(sides.getFirst(), sides.getLast(), rank, phrase.choices(Choice.flag("causal")).has("causal"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsSequence(in);
    String z = weave.z();
    String x = z + "ne";
    String scores = z + "gnm";
    int latent = weave.contract(weave.matrix("D", rank, in.dimension()), in.wire(), "re," + x + "->" + z + "nr");
    int q = weave.contract(weave.parameter("Q", List.of(heads, width, in.dimension())), in.wire(),
        "gde," + x + "->" + z + "gnd");
    int k = up("UK", latent, weave);
    int v = up("UV", latent, weave);
    int score = weave.contract(q, k, z + "gnd," + z + "gmd->" + scores);
    int weights = Softmax.of(score, scores, causal || weave.causal(), in.tokens(), weave);
    int mixed = weave.contract(weights, v, scores + "," + z + "gmd->" + z + "gnd");
    int out = weave.parameter("O", List.of(heads, width, in.dimension()));
    return in.with(weave.contract(mixed, out, z + "gnd,gde->" + x));
  }

  private int up(String letter, int latent, Weave weave) {
    return weave.contract(weave.parameter(letter, List.of(heads, width, rank)), latent,
        "gdr," + weave.z() + "nr->" + weave.z() + "gnd");
  }
}
