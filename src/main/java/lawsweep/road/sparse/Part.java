package lawsweep.road.sparse;

/** What a component of the sparse point is. */
enum Part {
  /** The thread of a group: a coordinate of tokens and of what goes out for each query, and a node of both kinds. */
  THREAD("thread", true),
  /** A node between queries and keys, with a coordinate of tokens. */
  SCORES("scores", true),
  /** A node between values and outputs, with a coordinate of what goes out. */
  VALUES("values", true),
  /** A coordinate of tokens alone. */
  INPUT("input", false),
  /** A coordinate of what goes out alone. */
  OUTPUT("output", false),
  /** What biases are the weights of. */
  CONSTANT("constant", false);

  private final String word;
  private final boolean grouped;

  Part(String word, boolean grouped) {
    this.word = word;
    this.grouped = grouped;
  }

  /** As certificates have it. */
  String word() {
    return word;
  }

  /** Whether each group has its own. */
  boolean grouped() {
    return grouped;
  }
}
