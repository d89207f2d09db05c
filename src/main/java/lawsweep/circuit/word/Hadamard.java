package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/** {@code hadamard NxL}: the entrywise product of L vectors of N. Tensors u1, …, uL (N). */
record Hadamard(int size, int factors) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = phrase.sizes("NxL");
    phrase.end();
    return new Hadamard(sides.getFirst(), sides.getLast());
  }

  @Override
  public Value apply(Value in, Weave weave) {
    int product = weave.parameter("u1", List.of(size));
    for (int i = 2; i <= factors; i++) {
      product = weave.contract(product, weave.parameter("u" + i, List.of(size)), "i,i->i");
    }
    return new Value(product, Form.TENSOR, List.of(size));
  }
}
