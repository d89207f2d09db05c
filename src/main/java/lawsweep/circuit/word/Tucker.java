package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code tucker 2,2,2 ranks 1,2,1}: a core with a matrix at each of its sides. Tensors G (ranks), A1, A2, … (side ×
 * rank).
 */
record Tucker(List<Integer> sides, List<Integer> ranks) implements Layer {

  static Layer read(Phrase phrase) {
    List<Integer> sides = Sides.read(phrase);
    Choices choices = phrase.choices(Choice.numbers("ranks", "R,R,…"));
    return new Tucker(sides, Sides.numbers(phrase, choices, "ranks", sides.size()));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    int product = weave.parameter("G", ranks);
    for (int i = 0; i < sides.size(); i++) {
      String all = Sides.letters(0, sides.size());
      String from = Sides.letters(i, i + 1);
      int factor = weave.parameter("A" + (i + 1), List.of(sides.get(i), ranks.get(i)));
      product = weave.contract(product, factor, all + ",i" + from + "->" + all.replace(from, "i"));
    }
    return new Value(product, Form.TENSOR, sides);
  }
}
