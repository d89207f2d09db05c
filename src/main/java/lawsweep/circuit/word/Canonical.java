package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/** {@code cp 2,2,2 rank 3}: a sum of R products of vectors. Tensors F1, F2, … (R × side). */
record Canonical(List<Integer> sides, int rank) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = Sides.read(phrase);
    int rank = phrase.choices(Choice.number("rank", "R")).number("rank")
        .orElseThrow(() -> phrase.word().spot().error(phrase.shown() + " needs rank R"));
    return new Canonical(sides, rank);
  }

  @Override
  public Value apply(Value in, Weave weave) {
    int product = weave.parameter("F1", List.of(rank, sides.getFirst()));
    for (int i = 1; i < sides.size(); i++) {
      String done = Sides.letters(0, i);
      String next = Sides.letters(i, i + 1);
      String kept = i + 1 < sides.size() ? "r" : "";
      int factor = weave.parameter("F" + (i + 1), List.of(rank, sides.get(i)));
      product = weave.contract(product, factor, "r" + done + ",r" + next + "->" + kept + done + next);
    }
    return new Value(product, Form.TENSOR, sides);
  }
}
