package lawsweep.circuit.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.word.Value.Form;

/**
 * {@code attn HxD}: H query heads of width D, G key and value heads, projected back to the dimension that came in. A
 * query's scores are its products with the keys. The usual factor 1/√D is left out, since √D need not be a residue: a
 * generator of a law acts on Q and on K alone, and so the same laws hold with any factor; and a rank at the factor 1 is
 * one at all factors but isolated ones. Tensors Q and O (G × H/G × D × M; G × D × M where H = G), K and V (G × D × M),
 * biases bq, bk, bv (like their matrices, without M) and bo (M), gains gq and gk of norms (the same), relative biases
 * rb (G × H/G × distances).
 *
 * <p>With {@code cross NxM} keys and values read a second sequence, N tokens of dimension M of its own for each layer,
 * which is drawn as inputs are; queries see all of it, whatever the source says of masks. Then K and V have this M.
 *
 * <p>With {@code headless} there is no O: heads are put side by side, H D dimensions.
 *
 * @param heads H
 * @param width D
 * @param groups G, which divides H
 * @param turned how many of a head's D dimensions rotary positions turn, two by two from the first on; 0 for none
 * @param kernel what becomes of scores
 * @param biases some of the letters q, k, v, o in this order
 * @param options causal, qknorm, gain, relbias, headless, cross
 */
record Attention(int heads, int width, int groups, int turned, Kernel kernel, String biases, Options options)
    implements
      Layer {

  /** What becomes of scores. */
  enum Kernel {
    SOFTMAX,
    LINEAR,
    RELU,
    SIGMOID
  }

  /**
   * What a head may have.
   *
   * @param causal no query sees later tokens
   * @param norm queries and keys are normalised
   * @param gain with trained gains
   * @param distances scores have trained biases by distance
   * @param headless no output matrix: heads are put side by side
   * @param second the sides N × M of a second sequence that keys and values read; empty if they read the queries' own
   */
  record Options(
      boolean causal,
      boolean norm,
      boolean gain,
      boolean distances,
      boolean headless,
      Optional<List<Integer>> second) {}

  static Layer read(Phrase phrase) {
    List<Integer> sides = phrase.sizes("HxD");
    int heads = sides.getFirst();
    int width = sides.getLast();
    Choices choices = phrase.choices(Choice.number("kv", "G"), Choice.flag("causal"),
        Choice.maybeNumber("rope", "R"), Choice.flag("qknorm"), Choice.flag("gain"), Choice.flag("relbias"),
        Choice.word("bias", "LETTERS"), Choice.flag("linear"), Choice.flag("relu"), Choice.flag("sigmoid"),
        Choice.flag("headless"), Choice.sides("cross", "NxM"));
    int groups = choices.number("kv").orElse(heads);
    if (groups > heads || heads % groups != 0) {
      throw phrase.error(Optional.empty(),
          "kv " + groups + " does not divide the " + heads + " heads of " + phrase.shown());
    }
    if (choices.has("gain") && !choices.has("qknorm")) {
      throw phrase.error(Optional.empty(), "gain belongs to qknorm, which " + phrase.shown() + " lacks");
    }
    if (choices.has("headless") && biases(choices).contains("o")) {
      throw phrase.error(Optional.empty(), "bias o belongs to the output matrix, which headless " + phrase.shown()
          + " lacks");
    }
    for (String positions : List.of("causal", "rope", "relbias")) {
      if (choices.has("cross") && choices.has(positions)) {
        throw phrase.error(Optional.empty(), positions + " compares positions in one sequence, and cross at "
            + phrase.shown() + " reads a second one");
      }
    }
    return new Attention(heads, width, groups, turned(phrase, choices, width), kernel(phrase, choices),
        biases(choices), new Options(choices.has("causal"), choices.has("qknorm"), choices.has("gain"),
            choices.has("relbias"), choices.has("headless"), choices.numbers("cross")));
  }

  private static int turned(Phrase phrase, Choices choices, int width) {
    if (!choices.has("rope")) {
      return 0;
    }
    OptionalInt number = choices.number("rope");
    int turned = number.orElse(width);
    if (turned % 2 != 0 || turned > width) {
      throw phrase.error(Optional.empty(), "rope turns an even number of the " + width + " dimensions of a head, got "
          + turned + (number.isPresent() ? "" : "; say rope R to turn the first R"));
    }
    return turned;
  }

  private static Kernel kernel(Phrase phrase, Choices choices) {
    Kernel kernel = Kernel.SOFTMAX;
    for (Kernel each : List.of(Kernel.LINEAR, Kernel.RELU, Kernel.SIGMOID)) {
      String word = each.name().toLowerCase(Locale.ROOT);
      if (choices.has(word)) {
        if (kernel != Kernel.SOFTMAX) {
          throw phrase.error(Optional.empty(), "expected one of linear, relu and sigmoid at " + phrase.shown());
        }
        kernel = each;
      }
    }
    return kernel;
  }

  private static String biases(Choices choices) {
    Optional<Token> letters = choices.word("bias");
    if (letters.isPresent() && !letters.get().text().matches("(?=.)q?k?v?o?")) {
      throw letters.get().spot()
          .error("expected bias with some of the letters qkvo in this order, as in bias qkvo, got "
              + letters.get().shown());
    }
    return letters.map(Token::text).orElse("");
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsSequence(in);
    Value read = options.second().map(sides -> second(sides, weave)).orElse(in);
    weave.module(module(in, read, masked(weave)));
    int dimension = in.dimension();
    String z = weave.z();
    String x = z + "ne";
    int q = weave.contract(weave.parameter("Q", queries(width, dimension)), in.wire(), query("de") + "," + x + "->"
        + z + query("nd"));
    int k = weave.contract(weave.parameter("K", List.of(groups, width, read.dimension())), read.wire(),
        "gde," + x + "->" + z + "gnd");
    int v = weave.contract(weave.parameter("V", List.of(groups, width, read.dimension())), read.wire(),
        "gde," + x + "->" + z + "gnd");
    int o = options.headless() ? -1 : weave.parameter("O", queries(width, dimension));
    q = biases.contains("q") ? weave.plus(q, z + query("nd"), weave.parameter("bq", queries(width)), query("d")) : q;
    k = biases.contains("k") ? weave.plus(k, z + "gnd", weave.parameter("bk", List.of(groups, width)), "gd") : k;
    v = biases.contains("v") ? weave.plus(v, z + "gnd", weave.parameter("bv", List.of(groups, width)), "gd") : v;
    if (options.norm()) {
      q = normed(q, query("n"), query("d"), "gq", weave);
      k = normed(k, "gn", "gd", "gk", weave);
    }
    if (turned > 0) {
      int turn = turn(in.tokens(), weave);
      q = weave.contract(q, turn, z + query("nd") + ",ncd->" + z + query("nc"));
      k = weave.contract(k, turn, z + "gnd,ncd->" + z + "gnc");
    }
    int mixed = weave.contract(weights(q, k, read.tokens(), weave), v,
        z + query("nm") + "," + z + "gmd->" + z + query("nd"));
    if (options.headless()) {
      int all = heads * width;
      int beside = weave.constants().beside(queries(width, all));
      return new Value(weave.contract(mixed, beside, z + query("nd") + "," + query("de") + "->" + x), Form.SEQUENCE,
          List.of(in.tokens(), all));
    }
    int out = weave.contract(mixed, o, z + query("nd") + "," + query("de") + "->" + x);
    if (biases.contains("o")) {
      out = weave.plus(out, x, weave.parameter("bo", List.of(dimension)), "e");
    }
    return new Value(out, Form.SEQUENCE, in.sides());
  }

  private static Value second(List<Integer> sides, Weave weave) {
    return new Value(weave.add(new Step.Input(weave.batched(sides))), Form.SEQUENCE, sides);
  }

  private boolean masked(Weave weave) {
    return options.second().isEmpty() && (options.causal() || weave.causal());
  }

  /** The indices of a query head, followed by others. */
  private String query(String others) {
    return (groups < heads ? "gs" : "g") + others;
  }

  private List<Integer> queries(Integer... others) {
    List<Integer> sides = new ArrayList<>(List.of(groups));
    if (groups < heads) {
      sides.add(heads / groups);
    }
    sides.addAll(List.of(others));
    return sides;
  }

  /** Vectors of mean square 1 for each head and token. */
  private int normed(int wire, String perToken, String perHead, String letter, Weave weave) {
    String z = weave.z();
    String all = z + perToken + "d";
    int scaled = Norm.scaled(wire, all, z + perToken, width, weave);
    if (!options.gain()) {
      return scaled;
    }
    int gain = weave.parameter(letter, letter.equals("gq") ? queries(width) : List.of(groups, width));
    return weave.contract(scaled, gain, all + "," + perHead + "->" + all);
  }

  /** N × D × D: the rotation of each position. */
  private int turn(int tokens, Weave weave) {
    int planes = turned / 2;
    int turns = weave.constants().turns(planes, width);
    int turn = weave.contract(weave.rotation(tokens, planes), turns, "nkt,ktcd->ncd");
    return turned == width ? turn : weave.sum(turn, 1, weave.constants().still(tokens, width, turned), 1);
  }

  /** What each query takes of each token that is read: heads × queries × tokens. */
  private int weights(int q, int k, int tokens, Weave weave) {
    String z = weave.z();
    String scores = z + query("nm");
    boolean masked = masked(weave);
    int score = weave.contract(q, k, z + query("nd") + "," + z + "gmd->" + scores);
    if (options.distances()) {
      int distances = masked ? tokens : 2 * tokens - 1;
      int bias = weave.contract(weave.parameter("rb", queries(distances)),
          weave.constants().distances(tokens, distances, distances - tokens), query("l") + ",nml->" + query("nm"));
      score = weave.plus(score, scores, bias, query("nm"));
    }
    return switch (kernel) {
      case SOFTMAX -> Softmax.of(score, scores, masked, tokens, weave);
      case LINEAR -> Softmax.masked(score, scores, masked, tokens, weave);
      case RELU -> Softmax.masked(weave.gate(score), scores, masked, tokens, weave);
      case SIGMOID -> Softmax.masked(weave.apply(score, Scalar.SIGMOID), scores, masked, tokens, weave);
    };
  }

  private String module(Value in, Value read, boolean masked) {
    boolean plain = kernel == Kernel.SOFTMAX && groups == heads && turned == 0 && !options.norm()
        && !options.distances() && (long) heads * width == in.dimension()
        && !options.headless() && (biases.isEmpty() || biases.equals("qkvo"));
    return plain
        ? "nn.MultiheadAttention(" + in.dimension() + ", " + heads + ", bias=" + Stage.truth(!biases.isEmpty())
            + second(read) + ", batch_first=True)" + (masked ? " with a causal mask" : "")
        : "";
  }

  private String second(Value read) {
    return options.second().isEmpty() ? "" : ", kdim=" + read.dimension() + ", vdim=" + read.dimension();
  }
}
