package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code train 2,3,2 bonds 2,2}: a tensor train. Tensors G1 (side × bond), G2, … (bond × side × bond), the last (bond ×
 * side).
 */
record Train(List<Integer> sides, List<Integer> bonds) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = Sides.read(phrase);
    Choices choices = phrase.choices(Choice.numbers("bonds", "B,B,…"));
    return new Train(sides, Sides.numbers(phrase, choices, "bonds", sides.size() - 1));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    int last = sides.size() - 1;
    int product = weave.parameter("G1", List.of(sides.getFirst(), bonds.getFirst()));
    for (int i = 1; i <= last; i++) {
      String done = Sides.letters(0, i);
      String next = Sides.letters(i, i + 1);
      List<Integer> shape = i < last
          ? List.of(bonds.get(i - 1), sides.get(i), bonds.get(i))
          : List.of(bonds.get(i - 1), sides.get(i));
      String right = i < last ? "y" : "";
      int factor = weave.parameter("G" + (i + 1), shape);
      product = weave.contract(product, factor, done + "x,x" + next + right + "->" + done + next + right);
    }
    return new Value(product, Form.TENSOR, sides);
  }
}
