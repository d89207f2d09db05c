package lawsweep.circuit.word;

import java.util.List;
import java.util.OptionalInt;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code mlp R ACT [to N] [bias]}: U σ(V x + b) + c on each token. Tensors V (R × M), b (R), U (N × R), c (N).
 *
 * @param target N; empty for the dimension that comes in
 */
record Mlp(int hidden, Activation activation, OptionalInt target, boolean bias) implements Layer {

  static Layer read(Phrase phrase) {
    int hidden = phrase.size("a hidden width");
    Activation activation = phrase.activation();
    Choices choices = phrase.choices(Choice.number("to", "N"), Choice.flag("bias"));
    return new Mlp(hidden, activation, choices.number("to"), choices.has("bias"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    int width = target.orElse(in.dimension());
    if (!activation.module().isEmpty()) {
      weave.module("nn.Sequential(" + Stage.linear(in.dimension(), hidden, bias) + ", " + activation.module() + ", "
          + Stage.linear(hidden, width, bias) + ")");
    }
    String x = weave.z() + in.letters();
    String inner = x.replace('e', 'r');
    int wire = weave.contract(weave.matrix("V", hidden, in.dimension()), in.wire(), "re," + x + "->" + inner);
    wire = bias ? weave.plus(wire, inner, weave.parameter("b", List.of(hidden)), "r") : wire;
    wire = activation.of(wire, weave);
    wire = weave.contract(weave.matrix("U", width, hidden), wire, "or," + inner + "->" + x.replace('e', 'o'));
    wire = bias ? weave.plus(wire, x, weave.parameter("c", List.of(width)), "e") : wire;
    return wide(in, wire, width);
  }

  /** The value with another dimension. */
  static Value wide(Value in, int wire, int dimension) {
    return in.form() == Form.VECTOR
        ? Value.vector(wire, dimension)
        : new Value(wire, Form.SEQUENCE, List.of(in.tokens(), dimension));
  }
}
