package lawsweep.circuit.word;

import java.util.List;
import java.util.OptionalInt;
import lawsweep.circuit.Scalar;

/**
 * {@code lstm R [bias] [steps T]}: i, f, o = sigmoids and g = tanh of Wx x + Wh h + b; c ← f c + i g, h ← o tanh c over
 * the tokens, from zeros; what goes out is the last h. Tensors Wx (4 × R × M), Wh (4 × R × R), b (4 × R), each in the
 * order i, f, o, g.
 *
 * @param given T, where it is written
 */
record Lstm(int state, boolean bias, OptionalInt given) implements Layer {

  private static final int GATES = 4;

  static Layer read(Phrase phrase) {
    int state = phrase.size("a dimension of the state");
    Choices choices = phrase.choices(Choice.flag("bias"), Choice.number("steps", "T"));
    return new Lstm(state, choices.has("bias"), choices.number("steps"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    Value inputs = Recurrent.sequence(in, given, weave);
    String z = weave.z();
    if (!bias) {
      weave.module("nn.LSTM(" + inputs.dimension() + ", " + state + ", bias=False, batch_first=True)");
    }
    int all = weave.contract(weave.parameter("Wx", List.of(GATES, state, inputs.dimension())), inputs.wire(),
        "kre," + z + "ne->" + z + "nkr");
    int matrix = weave.parameter("Wh", List.of(GATES, state, state));
    if (bias) {
      all = weave.plus(all, z + "nkr", weave.parameter("b", List.of(GATES, state)), "kr");
    }
    int cell = -1;
    int hidden = -1;
    for (int t = 0; t < inputs.tokens(); t++) {
      int entered = weave.contract(all, weave.constants().unit(inputs.tokens(), t), z + "nkr,n->" + z + "kr");
      if (hidden >= 0) {
        entered = weave.sum(weave.contract(matrix, hidden, "krh," + z + "h->" + z + "kr"), 1, entered, 1);
      }
      String r = z + "r," + z + "r->" + z + "r";
      int fresh = weave.contract(gate(entered, 0, weave), weave.apply(part(entered, 3, weave), Scalar.TANH), r);
      cell = cell < 0 ? fresh : weave.sum(weave.contract(gate(entered, 1, weave), cell, r), 1, fresh, 1);
      hidden = weave.contract(gate(entered, 2, weave), weave.apply(cell, Scalar.TANH), r);
    }
    return Value.vector(hidden, state);
  }

  private static int gate(int entered, int which, Weave weave) {
    return weave.apply(part(entered, which, weave), Scalar.SIGMOID);
  }

  private static int part(int entered, int which, Weave weave) {
    return weave.contract(entered, weave.constants().unit(GATES, which), weave.z() + "kr,k->" + weave.z() + "r");
  }
}
