package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/** {@code sensing NxR}: U Uᵀ. Tensor U (N × R). */
record Sensing(int size, int rank) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = phrase.sizes("NxR");
    phrase.end();
    return new Sensing(sides.getFirst(), sides.getLast());
  }

  @Override
  public Value apply(Value in, Weave weave) {
    int u = weave.parameter("U", List.of(size, rank));
    return new Value(weave.contract(u, u, "ir,jr->ij"), Form.TENSOR, List.of(size, size));
  }
}
