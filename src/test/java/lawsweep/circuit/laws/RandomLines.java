package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks drawn at random from most words of the language, small ones. */
final class RandomLines {

  private static final String[] SMOOTH = {"gelu", "tanh", "silu", "sigmoid", "softplus"};
  private static final String[] ACTS = {"relu", "leaky", "relu^2", "x^2", "x^3", "id", "gelu", "tanh", "silu"};

  private final Random random;

  RandomLines(long seed) {
    random = new Random(seed);
  }

  /**
   * Whether a norm may be taken of what has one effective dimension: of one or two features, or of multiples of one
   * vector. Such networks are refused.
   */
  static boolean flat(String line) {
    return line.matches(".*(ln|rms|qknorm).*")
        && line.matches("(vec 1|seq .x[12]|tokens .x. 2|image).*|.*(dense|to|lowrank|mlp|moe 2) 1.*|.*x1 .*qknorm.*");
  }

  private int upTo(int n) {
    return 1 + random.nextInt(n);
  }

  private boolean coin() {
    return random.nextBoolean();
  }

  private String maybe(String word) {
    return coin() ? word : "";
  }

  private String of(String... words) {
    return words[random.nextInt(words.length)];
  }

  String next() {
    return switch (random.nextInt(5)) {
      case 0 -> chain();
      case 1 -> image();
      default -> transformer();
    };
  }

  private String chain() {
    List<String> layers = new ArrayList<>(List.of("vec " + upTo(3)));
    for (int i = upTo(3); i > 0; i--) {
      layers.add(of("dense " + upTo(3) + maybe(" bias"), of(ACTS), "res(mlp " + upTo(3) + " " + of(ACTS)
          + maybe(" bias") + maybe(" > gamma" + maybe(" scalar")) + ")",
          "glu " + upTo(3) + " " + of(ACTS) + " to "
              + upTo(3) + maybe(" bias"),
          "lowrank " + upTo(3) + maybe(" trained"), "moe 2 " + upTo(2) + " " + of(ACTS),
          "dense 3 > " + norm()));
    }
    layers.add(head());
    return String.join(" > ", layers);
  }

  private String image() {
    List<String> layers = new ArrayList<>(List.of("image " + upTo(2) + "x" + (3 + upTo(3))));
    for (int i = upTo(2); i > 0; i--) {
      layers.add("conv " + upTo(3) + " " + upTo(3) + maybe(" pad " + of("circ", "zero")) + maybe(" bias"));
      layers.add(of(ACTS));
    }
    layers.add(of("pool", "conv 2 2", "gamma"));
    layers.add(head());
    return String.join(" > ", layers);
  }

  private String norm() {
    return of("ln", "ln gain", "ln gain bias", "ln bias", "rms", "rms gain");
  }

  private String head() {
    return of("out ", "ce ") + (1 + upTo(2)) + maybe(" bias");
  }

  private String transformer() {
    int dimension = 2 + upTo(2);
    int tokens = upTo(4) == 1 ? 3 : 2;
    boolean words = coin();
    List<String> layers = new ArrayList<>();
    layers.add(words ? "tokens 4x" + tokens + " " + dimension + maybe(" causal") + maybe(" pos")
        : "seq " + tokens + "x" + upTo(3) + maybe(" causal")
            + (coin() ? " > dense " + dimension + maybe(" bias") : ""));
    boolean norms = words || (layers.getFirst().contains("dense") && coin());
    for (int i = upTo(2); i > 0; i--) {
      String block = of(attention(), attention(), "mlp " + upTo(3) + " " + of(SMOOTH) + maybe(" bias"),
          "mlp " + upTo(2) + " relu", "glu " + upTo(3) + " " + of("silu", "relu", "id"), "moe 2 1 tanh",
          "mla 2x1 2");
      String normed = norms && coin() ? norm() + " > " + block : block;
      layers.add(coin() ? "res(" + normed + ")" : of(normed, "res(" + normed + ") > " + norm()));
    }
    if (norms && coin()) {
      layers.add(norm());
    }
    layers.add(words || layers.getFirst().contains("dense") ? of(head(), head(), "tied", "tied ce") : head());
    return String.join(" > ", layers);
  }

  private String attention() {
    int width = 1 + upTo(2);
    return "attn 2x" + width + maybe(" kv 1") + (width == 2 ? maybe(" rope") : "") + (coin() ? ""
        : " bias "
            + of("q", "k", "qk", "qkv", "qkvo", "vo"))
        + (coin() ? ""
            : of(" qknorm", " qknorm gain", " relbias",
                " linear", " sigmoid", " relu"));
  }
}
