package lawsweep.circuit.word;

import java.util.List;
import java.util.OptionalInt;

/**
 * {@code glu R ACT [to N] [bias]}: C ((A x + a) · σ(B x + b)) on each token. Tensors A (R × M), a (R), B (R × M), b
 * (R), C (N × R).
 *
 * @param target N; empty for the dimension that comes in
 */
record Glu(int hidden, Activation activation, OptionalInt target, boolean bias) implements Layer {

  static Layer read(Phrase phrase) {
    int hidden = phrase.size("a hidden width");
    Activation activation = phrase.activation();
    Choices choices = phrase.choices(Choice.number("to", "N"), Choice.flag("bias"));
    return new Glu(hidden, activation, choices.number("to"), choices.has("bias"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    int width = target.orElse(in.dimension());
    String x = weave.z() + in.letters();
    String inner = x.replace('e', 'r');
    int left = inner("A", "a", in, weave);
    int right = activation.of(inner("B", "b", in, weave), weave);
    int product = weave.contract(left, right, inner + "," + inner + "->" + inner);
    int out = weave.contract(weave.matrix("C", width, hidden), product, "or," + inner + "->" + x.replace('e', 'o'));
    return Mlp.wide(in, out, width);
  }

  private int inner(String letter, String shift, Value in, Weave weave) {
    String x = weave.z() + in.letters();
    String inner = x.replace('e', 'r');
    int wire = weave.contract(weave.matrix(letter, hidden, in.dimension()), in.wire(), "re," + x + "->" + inner);
    return bias ? weave.plus(wire, inner, weave.parameter(shift, List.of(hidden)), "r") : wire;
  }
}
