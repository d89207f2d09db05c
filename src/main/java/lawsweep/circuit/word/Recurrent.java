package lawsweep.circuit.word;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code rnn R ACT [bias] [steps T]} and {@code ssm R [steps T]}: h ← σ(A h + B x + b) over the tokens, from h = 0;
 * what goes out is the last h. In {@code ssm} A is diagonal and σ is nothing. Tensors B (R × M), A (R × R, or R), b
 * (R).
 *
 * @param diagonal true for ssm
 * @param given T, where it is written
 */
record Recurrent(int state, Activation activation, boolean diagonal, boolean bias, OptionalInt given)
    implements
      Layer {

  private static final Choice STEPS = Choice.number("steps", "T");

  static Layer read(Phrase phrase) {
    int state = phrase.size("a dimension of the state");
    Activation activation = phrase.activation();
    Choices choices = phrase.choices(Choice.flag("bias"), STEPS);
    return new Recurrent(state, activation, false, choices.has("bias"), choices.number("steps"));
  }

  static Layer readDiagonal(Phrase phrase) {
    int state = phrase.size("a dimension of the state");
    Activation nothing = new Activation("id", 1, false, Optional.empty());
    return new Recurrent(state, nothing, true, false, phrase.choices(STEPS).number("steps"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    Value inputs = sequence(in, given, weave);
    String z = weave.z();
    weave.module(module(inputs));
    int all = weave.contract(weave.matrix("B", state, inputs.dimension()), inputs.wire(),
        "re," + z + "ne->" + z + "nr");
    int matrix = diagonal ? weave.parameter("A", List.of(state)) : weave.matrix("A", state, state);
    if (bias) {
      all = weave.plus(all, z + "nr", weave.parameter("b", List.of(state)), "r");
    }
    int hidden = -1;
    for (int t = 0; t < inputs.tokens(); t++) {
      int entered = weave.contract(all, weave.constants().unit(inputs.tokens(), t), z + "nr,n->" + z + "r");
      if (hidden >= 0) {
        int kept = weave.contract(matrix, hidden, (diagonal ? "r," : "rh,") + z + (diagonal ? "r->" : "h->") + z + "r");
        entered = weave.sum(kept, 1, entered, 1);
      }
      hidden = activation.of(entered, weave);
    }
    return Value.vector(hidden, state);
  }

  /**
   * The tokens that are the inputs of the steps: those of a sequence, or fresh vectors in the place of {@code vec M}.
   */
  static Value sequence(Value in, OptionalInt steps, Weave weave) {
    if (in.form() == Value.Form.SEQUENCE) {
      if (steps.isPresent() && steps.getAsInt() != in.tokens()) {
        throw weave.error("takes one step for each token, got steps " + steps.getAsInt() + " and " + in.shown());
      }
      return in;
    }
    if (in.form() == Value.Form.VECTOR && steps.isPresent()) {
      List<Integer> sides = List.of(steps.getAsInt(), in.dimension());
      Optional<Integer> wire = weave.widened(in.wire(), sides);
      if (wire.isPresent()) {
        return new Value(wire.get(), Value.Form.SEQUENCE, sides);
      }
    }
    throw weave.error("needs a sequence, or steps T right after vec M, got " + in.shown());
  }

  private String module(Value inputs) {
    String nonlinearity = Map.of("tanh", "tanh", "relu", "relu").getOrDefault(activation.name(), "");
    return diagonal || bias || nonlinearity.isEmpty()
        ? ""
        : "nn.RNN(" + inputs.dimension() + ", " + state + ", nonlinearity='" + nonlinearity
            + "', bias=False, batch_first=True)";
  }
}
