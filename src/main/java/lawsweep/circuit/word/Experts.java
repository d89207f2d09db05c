package lawsweep.circuit.word;

import java.util.List;
import java.util.OptionalInt;

/**
 * {@code moe E R ACT [to N]}: Σ p_k U_k σ(V_k x) with p the softmax of the router's R x, on each token. Tensors R (E ×
 * M), U (E × N × R), V (E × R × M).
 *
 * @param target N; empty for the dimension that comes in
 */
record Experts(int experts, int hidden, Activation activation, OptionalInt target) implements Layer {

  static Layer read(Phrase phrase) {
    int experts = phrase.size("a number of experts");
    int hidden = phrase.size("a hidden width");
    Activation activation = phrase.activation();
    return new Experts(experts, hidden, activation, phrase.choices(Choice.number("to", "N")).number("to"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsTokens(in);
    int width = target.orElse(in.dimension());
    String x = weave.z() + in.letters();
    String each = x.replace('e', 'k');
    String out = x.replace('e', 'o');
    int scores = weave.contract(weave.matrix("R", experts, in.dimension()), in.wire(), "ke," + x + "->" + each);
    int shares = Softmax.of(scores, each, experts, weave);
    int u = weave.parameter("U", List.of(experts, width, hidden));
    int v = weave.parameter("V", List.of(experts, hidden, in.dimension()));
    int inner = activation.of(weave.contract(v, in.wire(), "kre," + x + "->" + each + "r"), weave);
    int answers = weave.contract(u, inner, "kor," + each + "r->" + each + "o");
    return Mlp.wide(in, weave.contract(answers, shares, each + "o," + each + "->" + out), width);
  }
}
