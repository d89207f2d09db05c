package lawsweep.circuit.line;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lawsweep.circuit.word.Vocabulary;

/**
 * The features of a line, read off its words alone: no circuit is made, so that those of many lines cost little. Words
 * stand once, however many layers have them.
 */
public final class Features {

  private static final Pattern NUMBERS = Pattern.compile("[0-9]+([x,][0-9]+)*");
  private static final Pattern NUMBERS_INSIDE = Pattern.compile("(?<![A-Za-z0-9_^])[0-9]+([x,][0-9]+)*");
  /** Numbers that are neither powers, nor parts of names, nor how often layers stand. */
  private static final Pattern SIZES = Pattern.compile("(?<![A-Za-z0-9_^])[0-9]++([x,][0-9]++)*+(?!\\*)");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Set<String> NORMS = Set.of("ln", "rms", "bn");
  private static final Set<String> KERNELS = Set.of("linear", "relu", "sigmoid");
  private static final Set<String> FREE = Set.of("pool", "tied");

  private final Map<Feature, Set<String>> words = new EnumMap<>(Feature.class);
  private final Map<Feature, String> values = new EnumMap<>(Feature.class);

  private Features() {}

  /**
   * Reads one line.
   *
   * @throws lawsweep.text.SpotException if it says nothing sensible
   */
  public static Features of(String line) {
    List<Node> nodes = Parser.line(line);
    Features features = new Features();
    features.look(nodes);
    features.words.forEach((feature, found) -> features.values.put(feature, String.join(" + ", found)));
    features.values.put(Feature.COUNT, Long.toString(layers(nodes) - 1));
    features.values.put(Feature.DEPTH, Long.toString(depth(nodes)));
    features.values.put(Feature.FORM, form(Node.line(nodes)));
    return features;
  }

  /** A text that lines share only if their features are the same; without reading them. */
  public static String pattern(String line) {
    return SIZES.matcher(line).replaceAll("·");
  }

  /** The value of a feature, in words or a whole number; empty where the line has nothing of it. */
  public Optional<String> value(Feature feature) {
    return Optional.ofNullable(values.get(feature));
  }

  /** The line with a dot for each number but powers. */
  private static String form(String line) {
    return NUMBERS_INSIDE.matcher(line).replaceAll(found -> DIGITS.matcher(found.group()).replaceAll("·"));
  }

  private void look(List<Node> nodes) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Leaf leaf -> layer(List.of(leaf.text().split(" ")));
        case Node.Residual residual -> {
          note(Feature.SUMS, "res");
          look(residual.main());
          look(residual.side());
        }
        case Node.Repeat repeat -> look(repeat.body());
      }
    }
  }

  private void note(Feature feature, String word) {
    boolean inOrder = feature == Feature.LAYERS;
    words.computeIfAbsent(feature, any -> inOrder ? new LinkedHashSet<>() : new TreeSet<>()).add(word);
  }

  private void layer(List<String> pieces) {
    String word = pieces.getFirst();
    if (NORMS.contains(word)) {
      note(Feature.NORM, String.join(" ", withoutNumbers(pieces)));
      return;
    }
    if (word.equals("tied")) {
      note(Feature.HEAD, String.join(" ", pieces));
      return;
    }
    note(word);
    if (word.equals("conv")) {
      note(Feature.PADDING, pieces.contains("pad") ? pieces.get(pieces.indexOf("pad") + 1) : "valid");
    }
    options(word, pieces);
  }

  private void note(String word) {
    if (Vocabulary.source(word)) {
      note(Feature.SOURCE, word);
    } else if (Vocabulary.head(word)) {
      note(Feature.HEAD, word);
    } else if (Vocabulary.function(word)) {
      note(Feature.FUNCTION, word);
    } else if (word.equals("pos")) {
      note(Feature.POSITIONS, word);
    } else if (!FREE.contains(word)) {
      note(Feature.LAYERS, word);
    }
  }

  private void options(String word, List<String> pieces) {
    boolean attention = word.equals("attn");
    if (attention) {
      note(Feature.SCORES, pieces.stream().filter(KERNELS::contains).findFirst().orElse("softmax"));
    }
    Iterator<String> rest = withoutNumbers(pieces.subList(1, pieces.size())).iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "causal" -> note(Feature.MASK, option);
        case "pos", "rope", "relbias" -> note(Feature.POSITIONS, option);
        case "kv" -> note(Feature.SHARING, option);
        case "qknorm" -> note(Feature.NORM, pieces.contains("gain") ? "qknorm gain" : option);
        case "bias" -> note(Feature.BIAS, attention ? option + " " + rest.next() : option);
        case "pad" -> rest.next();
        case "gain", "to", "rank", "ranks", "bonds" -> {
          // belongs to the word before it, or to a size
        }
        default -> other(option, attention);
      }
    }
  }

  private void other(String option, boolean attention) {
    if (Vocabulary.function(option)) {
      if (!attention) {
        note(Feature.FUNCTION, option);
      }
    } else if (!option.equals("linear")) {
      note(Feature.OPTIONS, option);
    }
  }

  private static List<String> withoutNumbers(List<String> pieces) {
    return pieces.stream().filter(piece -> !NUMBERS.matcher(piece).matches()).toList();
  }

  /** Layers, each copy by itself; parentheses are none. */
  private static long layers(List<Node> nodes) {
    return nodes.stream().mapToLong(node -> switch (node) {
      case Node.Leaf _ -> 1;
      case Node.Residual residual -> layers(residual.main()) + layers(residual.side());
      case Node.Repeat repeat -> repeat.times() * layers(repeat.body());
    }).sum();
  }

  /** Layers with weights on the longest way. */
  private static long depth(List<Node> nodes) {
    return nodes.stream().mapToLong(node -> switch (node) {
      case Node.Leaf leaf -> trained(List.of(leaf.text().split(" "))) ? 1 : 0;
      case Node.Residual residual -> Math.max(depth(residual.main()), depth(residual.side()));
      case Node.Repeat repeat -> repeat.times() * depth(repeat.body());
    }).sum();
  }

  private static boolean trained(List<String> pieces) {
    String word = pieces.getFirst();
    if (NORMS.contains(word)) {
      return pieces.contains("gain") || pieces.contains("bias");
    }
    boolean plainSource = Set.of("vec", "seq", "image").contains(word);
    boolean plainLoss = word.equals("ce") && pieces.size() == 1;
    return !plainSource && !plainLoss && !FREE.contains(word) && !Vocabulary.function(word);
  }
}
