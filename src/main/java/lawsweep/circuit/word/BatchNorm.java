package lawsweep.circuit.word;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code bn [gain] [bias] [batch B]}: each channel with mean 0 and mean square 1 over the samples of a batch and all
 * positions; no epsilon. B samples run through the whole network together. Tensors g and b (channels), where they are
 * asked for.
 */
record BatchNorm(boolean gain, boolean bias, OptionalInt given) implements Layer {

  private static final int LEAST = 3;

  static Layer read(Phrase phrase) {
    Choices choices = phrase.choices(Choice.flag("gain"), Choice.flag("bias"), Choice.number("batch", "B"));
    OptionalInt batch = choices.number("batch");
    if (batch.isPresent() && batch.getAsInt() < LEAST) {
      throw phrase.error(Optional.empty(),
          "bn needs at least " + LEAST + " samples: two only have a sign, got batch " + batch.getAsInt());
    }
    return new BatchNorm(choices.has("gain"), choices.has("bias"), batch);
  }

  @Override
  public boolean batched() {
    return true;
  }

  @Override
  public OptionalInt batch() {
    return given;
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsNumbers(in);
    String x = weave.z() + in.letters();
    String samples = x.replace("e", "");
    int channels = in.form() == Form.IMAGE ? in.sides().getFirst() : in.dimension();
    List<Integer> averaged = averaged(in, weave);
    int count = averaged.stream().reduce(1, (a, b) -> a * b);
    int ones = weave.constants().ones(averaged);
    int total = weave.contract(in.wire(), ones, x + "," + samples + "->e");
    int spread = weave.contract(total, ones, "e," + samples + "->" + x);
    int wire = weave.sum(in.wire(), count, spread, -1);
    wire = Norm.scaled(wire, x, "e", count, weave);
    if (gain) {
      wire = weave.contract(wire, weave.parameter("g", List.of(channels)), x + ",e->" + x);
    }
    wire = bias ? weave.plus(wire, x, weave.parameter("b", List.of(channels)), "e") : wire;
    weave.module(module(in, channels));
    return in.with(wire);
  }

  /** The sides of the samples that a mean is taken of. */
  private static List<Integer> averaged(Value in, Weave weave) {
    List<Integer> sides = in.form() == Form.IMAGE
        ? in.sides().subList(1, in.sides().size())
        : in.sides().subList(0, in.sides().size() - 1);
    return weave.batched(sides);
  }

  private String module(Value in, int channels) {
    return gain != bias || in.form() == Form.SEQUENCE
        ? ""
        : "nn.BatchNorm" + (in.sides().size() == 3 ? "2d(" : "1d(") + channels + ", eps=0.0, affine="
            + Stage.truth(gain) + ")";
  }
}
