package lawsweep.road.sparse;

import java.util.Optional;
import java.util.Set;
import lawsweep.circuit.line.PlainLine;

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

  private static final Set<String> OPTIONS = Set.of("kv", "causal", "rope", "sigmoid", "bias");

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
   * Reads a line.
   *
   * @return empty if it says another network, or one that the proof does not speak of
   */
  static Optional<AttentionShape> of(String line) {
    return PlainLine.of(line).filter(plain -> plain.size() == 2).flatMap(plain -> of(plain.layer(0), plain.layer(1)));
  }

  private static Optional<AttentionShape> of(PlainLine.Layer sequence, PlainLine.Layer attention) {
    String biases = attention.behind("bias").orElse("");
    if (!sequence.is("seq") || !attention.is("attn")
        || !attention.options().stream().allMatch(option -> OPTIONS.contains(option) || option.equals(biases))) {
      return Optional.empty();
    }
    int heads = attention.sizes().getFirst();
    int width = attention.sizes().getLast();
    boolean turned = attention.has("rope");
    if (turned && attention.numberBehind("rope").orElse(width) != width) {
      return Optional.empty();
    }
    AttentionShape shape = new AttentionShape(sequence.sizes().getFirst(), sequence.sizes().getLast(), heads, width,
        attention.numberBehind("kv").orElse(heads), new Options(sequence.has("causal") || attention.has("causal"),
            turned, attention.has("sigmoid"), biases));
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
