package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Networks drawn at random from the words that real models use, small ones, but wide enough that ranks are full. */
final class RealLines {

  private static final String[] ACTS = {"relu", "gelu", "silu", "tanh", "relu^2", "x^2"};

  private final Random random;

  RealLines(long seed) {
    random = new Random(seed);
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
    return switch (random.nextInt(6)) {
      case 0 -> chain();
      case 1 -> image();
      default -> transformer();
    };
  }

  private String norm() {
    return of("ln", "ln gain", "ln gain bias", "rms", "rms gain");
  }

  private String head() {
    return of("out ", "ce ") + (3 + upTo(2)) + maybe(" bias");
  }

  private String chain() {
    List<String> layers = new ArrayList<>(List.of("vec 4", "dense 4" + maybe(" bias")));
    for (int i = upTo(3); i > 0; i--) {
      layers.add(of("dense " + (2 + upTo(3)) + maybe(" bias"), of(ACTS),
          "res(mlp " + (1 + upTo(3)) + " " + of(ACTS) + maybe(" bias") + ")",
          "res(" + norm() + " > mlp 3 " + of(ACTS) + maybe(" bias") + ")",
          "glu 3 " + of(ACTS) + " to 4" + maybe(" bias"), "bn" + of("", " gain bias", " gain")));
    }
    layers.add(head());
    return String.join(" > ", layers);
  }

  private String image() {
    List<String> layers = new ArrayList<>();
    layers.add(of("image 3x7", "image 2x5x5"));
    layers.add("conv 4 3" + of("", " stride 2", " pad circ", " pad zero") + maybe(" bias"));
    if (coin()) {
      layers.add("bn" + of("", " gain bias"));
    }
    layers.add("relu");
    String norm = of("", " > bn", " > bn gain bias");
    String block = "conv 3 3 pad zero" + norm + " > relu > conv %d 3 pad zero" + norm;
    for (int i = upTo(2); i > 0; i--) {
      layers.add(of("res(" + block.formatted(4) + ")" + maybe(" > relu"),
          "res(" + block.formatted(4) + " | conv 4 1" + norm + ")" + maybe(" > relu"),
          "conv 4 2 pad zero" + maybe(" bias") + " > relu", "relu"));
    }
    layers.add(of("pool", "pool", "dense 4"));
    layers.add(head());
    return String.join(" > ", layers);
  }

  private String transformer() {
    boolean words = coin();
    List<String> layers = new ArrayList<>();
    layers.add(words ? "tokens 7x3 5" + maybe(" causal") + maybe(" pos") : "seq 3x4" + maybe(" causal"));
    if (!words && random.nextInt(4) > 0) {
      layers.add("dense 5" + maybe(" bias"));
      if (coin()) {
        layers.add("pos");
      }
    }
    boolean stem = words || layers.size() > 1;
    boolean skips = random.nextInt(4) > 0;
    String pre = stem && coin() ? norm() + " > " : "";
    String post = stem && pre.isEmpty() && random.nextInt(3) == 0 ? " > " + norm() : "";
    for (int i = upTo(2); i > 0; i--) {
      for (String block : List.of(attention(), mlp())) {
        if (random.nextInt(3) > 0) {
          layers.add((skips ? "res(" + pre + block + ")" : pre + block) + post);
        }
      }
    }
    if (stem && coin()) {
      layers.add(norm());
    }
    if (!words && coin()) {
      layers.add("pool");
    }
    boolean pooled = layers.getLast().equals("pool");
    layers.add(stem && !pooled ? of(head(), head(), "tied", "tied ce") : head());
    return String.join(" > ", layers);
  }

  private String mlp() {
    return coin() ? "mlp 3 " + of(ACTS) + maybe(" bias") : "glu 3 " + of(ACTS) + maybe(" bias");
  }

  private String attention() {
    String biases = maybe("q") + maybe("k") + maybe("v") + maybe("o");
    return of("attn 2x2", "attn 1x3", "attn 2x2 kv 1", "attn 4x2 kv 2", "attn 2x3") + maybe(" causal")
        + (coin() || biases.isEmpty() ? "" : " bias " + biases);
  }

  /** The same with rotary positions here and there. */
  String turned() {
    return transformer().replaceAll("attn (\\dx2)", "attn $1 rope").replaceAll("attn (\\dx3)", "attn $1 rope 2");
  }
}
