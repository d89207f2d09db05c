package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lawsweep.circuit.word.Taps.Padding;
import lawsweep.circuit.word.Value.Form;
import lawsweep.text.Words;

/**
 * {@code conv C K}: filters of K taps along each side. Tensors W (C × channels in × K, in a plane C × channels in × K ×
 * K; depthwise C × K or C × K × K) and b (C).
 */
record Conv(int channels, int length, int stride, int dilation, Padding padding, boolean depthwise, boolean bias)
    implements
      Layer {

  private static final Words<Padding> PADDINGS =
      Words.of(Padding.values(), padding -> padding.name().toLowerCase(Locale.ROOT));

  static Layer read(Phrase phrase) {
    int channels = phrase.size("a number of channels");
    int length = phrase.size("a filter's length");
    Choices choices = phrase.choices(Choice.number("stride", "S"), Choice.number("dil", "D"),
        Choice.word("pad", "circ|zero|valid"), Choice.flag("depthwise"), Choice.flag("bias"));
    Padding padding = choices.word("pad").map(word -> PADDINGS.find(word.text())
        .orElseThrow(() -> word.spot().error("expected pad " + PADDINGS.expected(word.text()) + ", got "
            + word.shown())))
        .orElse(Padding.VALID);
    return new Conv(channels, length, choices.number("stride").orElse(1), choices.number("dil").orElse(1), padding,
        choices.has("depthwise"), choices.has("bias"));
  }

  @Override
  public Value apply(Value in, Weave weave) {
    check(in, weave);
    boolean plane = in.sides().size() == 3;
    int from = in.sides().getFirst();
    Taps first = taps(in.sides().get(1));
    Taps second = taps(in.sides().getLast());
    String z = weave.z();
    String filter = plane ? "uv" : "u";
    weave.module(module(from, plane));
    List<Integer> sides = new ArrayList<>(List.of(channels));
    if (!depthwise) {
      sides.add(from);
    }
    sides.addAll(plane ? List.of(length, length) : List.of(length));
    int weights = weave.parameter("W", sides);
    int read = weave.contract(in.wire(), weave.constants().taps(first),
        z + in.letters() + ",apu->" + z + (plane ? "eaqu" : "eau"));
    if (plane) {
      read = weave.contract(read, weave.constants().taps(second), z + "eaqu,bqv->" + z + "eabuv");
    }
    String window = z + (plane ? "eab" : "ea") + filter;
    String result = z + (depthwise ? "e" : "o") + (plane ? "ab" : "a");
    int wire = weave.contract(weights, read, (depthwise ? "e" : "oe") + filter + "," + window + "->" + result);
    if (bias) {
      wire = weave.plus(wire, result, weave.parameter("b", List.of(channels)), depthwise ? "e" : "o");
    }
    return new Value(wire, Form.IMAGE, plane
        ? List.of(channels, first.outputs(), second.outputs())
        : List.of(channels, first.outputs()));
  }

  private void check(Value in, Weave weave) {
    if (in.form() != Form.IMAGE) {
      throw weave.error("needs an image, got " + in.shown());
    }
    if (depthwise && channels != in.sides().getFirst()) {
      throw weave.error("depthwise needs as many channels as come in, got " + in.shown());
    }
    for (int side : in.sides().subList(1, in.sides().size())) {
      if (taps(side).outputs() < 1) {
        throw weave.error("does not fit with dil " + dilation
            + ", got " + in.shown() + "; pad zero or pad circ would let them");
      }
    }
  }

  private Taps taps(int side) {
    return new Taps(side, length, stride, dilation, padding);
  }

  private String module(int from, boolean plane) {
    long reach = (long) (length - 1) * dilation;
    String around = "";
    if (padding != Padding.VALID && reach > 0) {
      // PyTorch wraps around the middle tap, here the first tap reads the output's own position.
      boolean uneven = stride > 1 && reach % 2 != 0;
      if (uneven || padding == Padding.CIRC) {
        return "";
      }
      around = ", padding=" + (stride > 1 ? String.valueOf(reach / 2) : "'same'");
    }
    return "nn.Conv" + (plane ? "2d(" : "1d(") + from + ", " + channels + ", " + length
        + (stride > 1 ? ", stride=" + stride : "") + (dilation > 1 ? ", dilation=" + dilation : "") + around
        + (depthwise ? ", groups=" + channels : "") + (bias ? ")" : ", bias=False)");
  }
}
