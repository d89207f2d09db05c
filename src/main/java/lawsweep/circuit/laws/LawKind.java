package lawsweep.circuit.laws;

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

  private final String word;

  LawKind(String word) {
    this.word = word;
  }

  /** As records and tables have it. */
  public String word() {
    return word;
  }
}
