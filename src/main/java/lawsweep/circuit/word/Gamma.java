package lawsweep.circuit.word;

import java.util.List;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code gamma}: a trained factor for each dimension or channel (LayerScale); {@code gamma scalar}: one for all
 * (ReZero). Tensor y (M, or a number).
 */
record Gamma(boolean scalar) implements Layer {

  static Layer read(Phrase phrase) {
    return new Gamma(phrase.choices(Choice.flag("scalar")).has("scalar"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsNumbers(in);
    String x = weave.z() + in.letters();
    int channels = in.form() == Form.IMAGE ? in.sides().getFirst() : in.dimension();
    int factor = weave.parameter("y", scalar ? List.of() : List.of(channels));
    return in.with(weave.contract(in.wire(), factor, x + "," + (scalar ? "" : "e") + "->" + x));
  }
}
