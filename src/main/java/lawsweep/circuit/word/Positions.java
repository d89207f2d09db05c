package lawsweep.circuit.word;

import java.util.List;

/** {@code pos}: adds one trained vector to each token. Tensor P (N × M). */
record Positions() implements Layer {

  static Layer read(Phrase phrase) {
    phrase.end();
    return new Positions();
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsSequence(in);
    return added(in, weave);
  }

  /** The sequence with its positions. */
  static Value added(Value in, Weave weave) {
    int positions = weave.parameter("P", List.of(in.tokens(), in.dimension()));
    return in.with(weave.plus(in.wire(), weave.z() + "ne", positions, "ne"));
  }
}
