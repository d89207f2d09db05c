package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code dense N [bias]}, {@code out N [bias]} and {@code ce N [bias]}: W x + b on each token; on an image on all its
 * numbers at once. Tensors W (N × M, on an image N × C × P) and b (N).
 *
 * @param loss true if cross entropy follows
 */
record Dense(int width, boolean bias, boolean loss) implements Layer {

  private static final Choice BIAS = Choice.flag("bias");

  /** {@code ce}: softmax and cross entropy of what comes in. */
  record Loss() implements Layer {

    @Override
    public Value apply(Value in, Weave weave) {
      weave.needsTokens(in);
      weave.centre();
      return in;
    }
  }

  static Layer read(Phrase phrase) {
    int width = phrase.size("a width");
    return new Dense(width, phrase.choices(BIAS).has("bias"), false);
  }

  /** Reads {@code ce}, alone or with a width. */
  static Layer readLoss(Phrase phrase) {
    if (phrase.hasNumber()) {
      int width = phrase.size("a width");
      return new Dense(width, phrase.choices(BIAS).has("bias"), true);
    }
    phrase.end();
    return new Loss();
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsNumbers(in);
    Value out = in.form() == Form.IMAGE ? flat(in, weave) : each(in, weave);
    if (loss) {
      weave.centre();
    }
    return out;
  }

  private Value each(Value in, Weave weave) {
    weave.module(Stage.linear(in.dimension(), width, bias));
    int matrix = weave.matrix("W", width, in.dimension());
    String letters = weave.z() + in.letters();
    String result = letters.replace('e', 'o');
    int wire = weave.contract(matrix, in.wire(), "oe," + letters + "->" + result);
    wire = bias ? weave.plus(wire, result, weave.parameter("b", List.of(width)), "o") : wire;
    return in.form() == Form.VECTOR
        ? Value.vector(wire, width)
        : new Value(wire, Form.SEQUENCE, List.of(in.tokens(), width));
  }

  private Value flat(Value in, Weave weave) {
    List<Integer> sides = new ArrayList<>(List.of(width));
    sides.addAll(in.sides());
    int matrix = weave.parameter("W", sides);
    weave.module("nn.Flatten(), " + Stage.linear(in.sides().stream().mapToLong(side -> side).reduce(1, (a, b) -> a * b),
        width, bias));
    String result = weave.z() + "o";
    int wire = weave.contract(matrix, in.wire(), "o" + in.letters() + "," + weave.z() + in.letters() + "->" + result);
    return Value.vector(bias ? weave.plus(wire, result, weave.parameter("b", List.of(width)), "o") : wire, width);
  }
}
