package lawsweep.circuit.laws;

import java.util.List;
import java.util.Set;

/**
 * What a known law is about, by the tensors that it is made of. Sums of parameters come first: a quadratic law that is
 * a function of them is no other law.
 */
public enum LawKind {
  /** Parameters that the output does not see. */
  STILL("still"),
  /** Sums of tensors against each other: embeddings and positions. */
  POSITIONS("positions"),
  /** Column sums of the last layer under cross entropy. */
  COLUMNS("columns"),
  /** Other sums of entries of one tensor. */
  SUMS("sums"),
  /** Inside a head of attention: Q Qᵀ - K Kᵀ, V Vᵀ - O Oᵀ, constant biases of keys. */
  HEADS("heads"),
  /** What goes into hidden neurons against what comes out. */
  NEURONS("neurons"),
  /** The same for channels of images. */
  CHANNELS("channels"),
  /** Gains (and their biases) against what reads them. */
  GAINS("gains"),
  /** All that writes to a residual stream against all that reads it. */
  STREAM("stream"),
  /** A sum of squares alone: what a norm is blind to. */
  SCALE("scale");

  private static final Set<String> OF_HEADS =
      Set.of("Q", "K", "V", "O", "UK", "UV", "D", "bq", "bk", "bv", "bo", "gq", "gk", "rb");
  private static final Set<String> OF_OUTPUTS = Set.of("O", "bo");
  private static final Set<String> OF_GAINS = Set.of("g", "y");
  private static final Set<String> OF_TOKENS = Set.of("E", "P");
  private static final int IMAGE_SIDES = 3;

  private final String word;

  LawKind(String word) {
    this.word = word;
  }

  /** As records and tables have it. */
  public String word() {
    return word;
  }

  /**
   * What a sum of parameters is about that the output sees.
   *
   * @param letters of its tensors
   * @param alone whether it is about one tensor
   * @param last whether that is one of the last layer under cross entropy
   */
  public static LawKind ofSum(Set<String> letters, boolean alone, boolean last) {
    if (!alone) {
      return letters.stream().anyMatch(OF_TOKENS::contains) ? POSITIONS : SUMS;
    }
    if (OF_HEADS.containsAll(letters) && letters.stream().noneMatch(OF_OUTPUTS::contains)) {
      return HEADS;
    }
    return last ? COLUMNS : SUMS;
  }

  /**
   * What a difference of squares or products is about that the output sees.
   *
   * @param layers whose tensors it is made of
   * @param letters of these tensors
   * @param shapes of these tensors
   */
  public static LawKind ofDifference(Set<String> layers, Set<String> letters, List<List<Integer>> shapes) {
    if (layers.size() == 1 && OF_HEADS.containsAll(letters)) {
      return HEADS;
    }
    if (letters.stream().anyMatch(OF_GAINS::contains)) {
      return GAINS;
    }
    if (layers.size() > 2 || letters.contains("E")) {
      return STREAM;
    }
    boolean image = shapes.stream().anyMatch(shape -> shape.size() >= IMAGE_SIDES);
    return image && layers.size() > 1 ? CHANNELS : NEURONS;
  }
}
