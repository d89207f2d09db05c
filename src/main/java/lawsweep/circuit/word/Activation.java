package lawsweep.circuit.word;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lawsweep.circuit.Scalar;

/**
 * A function that is applied to every entry. A rectifier is a free gate, whatever its slopes; {@code relu^k} is a power
 * behind a gate.
 *
 * @param name as it is written
 * @param power the exponent of a power, otherwise 1
 * @param gated true if a gate follows
 * @param smooth the function, if it is no polynomial
 */
record Activation(String name, int power, boolean gated, Optional<Scalar> smooth) implements Layer {

  /** All of them, for messages. */
  static final String KNOWN = "relu, relu^k, leaky, gelu, tanh, silu, sigmoid, softplus, x^k, id";

  private static final Pattern POWER = Pattern.compile("(relu|x)\\^0*([1-9][0-9]?)");
  private static final int LARGEST_POWER = 64;

  private static final Map<String, Activation> PLAIN = plain();
  private static final List<String> NAMES = List.copyOf(PLAIN.keySet());
  private static final Map<String, String> MODULES = Map.of("relu", "nn.ReLU()", "leaky", "nn.LeakyReLU()", "gelu",
      "nn.GELU()", "tanh", "nn.Tanh()", "silu", "nn.SiLU()", "sigmoid", "nn.Sigmoid()", "softplus", "nn.Softplus()",
      "id", "nn.Identity()");

  private static Map<String, Activation> plain() {
    Map<String, Activation> plain = new TreeMap<>();
    for (Scalar each : List.of(Scalar.GELU, Scalar.TANH, Scalar.SILU, Scalar.SIGMOID, Scalar.SOFTPLUS)) {
      String name = each.name().toLowerCase(Locale.ROOT);
      plain.put(name, new Activation(name, 1, false, Optional.of(each)));
    }
    for (String name : List.of("relu", "leaky")) {
      plain.put(name, new Activation(name, 1, true, Optional.empty()));
    }
    plain.put("id", new Activation("id", 1, false, Optional.empty()));
    return plain;
  }

  /** The function that a piece names. */
  static Optional<Activation> find(Token token) {
    Matcher matcher = POWER.matcher(token.text());
    if (!matcher.matches()) {
      return Optional.ofNullable(PLAIN.get(token.text()));
    }
    int power = Integer.parseInt(matcher.group(2));
    if (power > LARGEST_POWER) {
      throw token.spot().error("expected a power from 1 to " + LARGEST_POWER + ", got " + token.shown());
    }
    return Optional.of(new Activation(token.text(), power, token.text().startsWith("relu"), Optional.empty()));
  }

  /** True for the words of functions, also for powers that are too large or written wrongly. */
  static boolean names(String word) {
    return PLAIN.containsKey(word) || word.startsWith("x^") || word.startsWith("relu^");
  }

  /** The words without powers. */
  static List<String> names() {
    return NAMES;
  }

  /** Reads a function that stands alone. */
  static Layer read(Phrase phrase) {
    Activation activation = find(phrase.word()).orElseThrow(() -> phrase.word().spot().error("expected "
        + (phrase.word().text().startsWith("x") ? "x^2, x^3 and so on" : "relu^2, relu^3 and so on") + ", got "
        + phrase.word().shown()));
    phrase.end();
    return activation;
  }

  @Override
  public Value apply(Value in, Weave weave) {
    weave.needsNumbers(in);
    weave.module(module());
    return in.with(of(in.wire(), weave));
  }

  /** The function of a wire. */
  int of(int wire, Weave weave) {
    if (smooth.isPresent()) {
      return weave.apply(wire, smooth.get());
    }
    int raised = power > 1 ? weave.power(wire, power) : wire;
    return gated ? weave.gate(raised) : raised;
  }

  /** The PyTorch module; empty for powers. */
  String module() {
    return MODULES.getOrDefault(name, "");
  }
}
