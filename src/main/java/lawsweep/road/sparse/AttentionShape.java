package lawsweep.road.sparse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Attention whose laws a sparse point can show: {@code seq NxM > attn HxD …} with softmax or the logistic sigmoid, with
 * or without a mask, grouped keys and values, rotary positions and biases.
 *
 * @param tokens N, at least 2, with rotary positions at least 3
 * @param dimension M
 * @param heads H
 * @param width D, of each head
 * @param groups G, heads with one key and one value
 * @param options what else the line says
 */
record AttentionShape(int tokens, int dimension, int heads, int width, int groups, Options options) {

  /** Nodes of each kind that a core has in a group: the thread's, and two others. */
  private static final int FEW = 3;

  private static final Pattern SEQUENCE = Pattern.compile("seq ([0-9]+)x([0-9]+)( causal)?");
  private static final Pattern HEADS = Pattern.compile("attn ([0-9]+)x([0-9]+)((?: [a-z0-9]+)*)");

  /**
   * What heads may have.
   *
   * @param causal no query sees later tokens
   * @param turned rotary positions turn all dimensions of queries and keys
   * @param sigmoid the logistic sigmoid stands for softmax
   * @param biases some of the letters q, k, v, o in this order
   */
  record Options(boolean causal, boolean turned, boolean sigmoid, String biases) {}

  /**
   * Reads a line in its normal form.
   *
   * @return empty if it says another network, or one that the proof does not speak of
   */
  static Optional<AttentionShape> of(String line) {
    String[] layers = line.split(" > ", -1);
    if (layers.length != 2) {
      return Optional.empty();
    }
    Matcher sequence = SEQUENCE.matcher(layers[0]);
    Matcher heads = HEADS.matcher(layers[1].substring(layers[1].indexOf(':') + 1));
    return sequence.matches() && heads.matches() ? of(sequence, heads) : Optional.empty();
  }

  private static Optional<AttentionShape> of(Matcher sequence, Matcher heads) {
    int count = Integer.parseInt(heads.group(1));
    int groups = count;
    boolean causal = sequence.group(3) != null;
    boolean turned = false;
    boolean sigmoid = false;
    String biases = "";
    String[] words = heads.group(3).strip().split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "" -> {
          // No options.
        }
        case "causal" -> causal = true;
        case "sigmoid" -> sigmoid = true;
        case "bias" -> biases = words[++i];
        case "kv" -> groups = Integer.parseInt(words[++i]);
        case "rope" -> {
          turned = true;
          if (i + 1 < words.length && words[i + 1].matches("[0-9]+") && !words[++i].equals(heads.group(2))) {
            return Optional.empty();
          }
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    AttentionShape shape = new AttentionShape(Integer.parseInt(sequence.group(1)), Integer.parseInt(sequence.group(2)),
        count, Integer.parseInt(heads.group(2)), groups, new Options(causal, turned, sigmoid, biases));
    return shape.fits() ? Optional.of(shape) : Optional.empty();
  }

  private boolean fits() {
    boolean room = (long) groups * outputsOfGroup() <= dimension && (long) groups * inputsOfGroup() <= dimension;
    return room && (tokens == coreTokens() || (tokens > coreTokens() && restIsUnseen()));
  }

  /** Whether tokens beyond the core's can be made to count for nothing, or for no more than one of the core's. */
  private boolean restIsUnseen() {
    return options.causal || (options.sigmoid ? !options.biases.contains("v") : !options.turned);
  }

  private int coreTokens() {
    return options.turned ? 3 : 2;
  }

  /** Queries that share a key and a value. */
  int queries() {
    return heads / groups;
  }

  /** Nodes of a group between queries and keys: dimensions, or planes that are turned. */
  int scores() {
    return options.turned ? width / 2 : width;
  }

  /** Dimensions of a node between queries and keys. */
  int dimensionsOfNode() {
    return options.turned ? 2 : 1;
  }

  /** Coordinates of tokens that belong to components of a group. */
  int inputsOfGroup() {
    return queries() + scores() - 1;
  }

  /** Coordinates of what goes out that belong to components of a group. */
  int outputsOfGroup() {
    return queries() + width - 1;
  }

  /** The small network of the same kind that has every pair of components. */
  AttentionShape core() {
    int few = Math.min(groups, 2);
    int nodes = Math.min(scores(), FEW);
    int narrow = nodes * dimensionsOfNode();
    long spare = (long) dimension - (long) groups * outputsOfGroup();
    int outputs = few * (queries() + narrow - 1) + (int) Math.min(spare, 2);
    return new AttentionShape(coreTokens(), outputs, few * queries(), narrow, few, options);
  }

  /** D. */
  long parameters() {
    long nodes = (long) heads * width;
    long shared = (long) groups * width;
    long biases = (options.biases.contains("q") ? nodes : 0) + (options.biases.contains("k") ? shared : 0)
        + (options.biases.contains("v") ? shared : 0) + (options.biases.contains("o") ? dimension : 0);
    return 2 * (nodes + shared) * dimension + biases;
  }

  /** Biases of keys, which nothing sees: softmax forgets what is the same for all keys; the sigmoid does not. */
  long still() {
    return options.biases.contains("k") && !options.sigmoid && !options.turned ? (long) groups * width : 0;
  }

  /** The line in its normal form. */
  String line() {
    return "seq " + tokens + "x" + dimension + (options.causal ? " causal" : "") + " > attn " + heads + "x" + width
        + (groups < heads ? " kv " + groups : "") + (options.turned ? " rope" : "")
        + (options.biases.isEmpty() ? "" : " bias " + options.biases) + (options.sigmoid ? " sigmoid" : "");
  }
}
