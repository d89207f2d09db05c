package lawsweep.circuit.line;

import java.util.Locale;

/** What tells the networks of a sweep apart, besides their numbers. */
public enum Feature {
  /** The source: {@code seq}, {@code image}. */
  SOURCE("source"),
  /** The words of layers with weights between source and head, in the order in which they first stand. */
  LAYERS("layers"),
  /** How many layers follow the source, {@code L*( … )} written out. */
  COUNT("number of layers"),
  /** How many layers with weights lie on the longest way from input to output. */
  DEPTH("layers with weights, one after the other"),
  /** {@code res} where there are sums. */
  SUMS("residual"),
  /** The functions of neurons: {@code relu}, {@code gelu}. */
  FUNCTION("function"),
  /** What attention does with scores: {@code softmax}, {@code linear}. */
  SCORES("scores"),
  /** {@code causal} where later tokens are hidden. */
  MASK("mask"),
  /** How positions come in: {@code pos}, {@code rope}, {@code relbias}. */
  POSITIONS("positions"),
  /** {@code kv} where heads share keys and values. */
  SHARING("shared keys"),
  /** Norms with what is trained in them: {@code ln gain bias}. */
  NORM("norm"),
  /** Biases outside of norms: {@code bias}, {@code bias qkvo}. */
  BIAS("biases"),
  /** What convolutions do at the rim. */
  PADDING("padding"),
  /** Words that are none of these: {@code stride}, {@code depthwise}. */
  OPTIONS("other options"),
  /** The head: {@code out}, {@code tied ce}. */
  HEAD("head"),
  /** The line with a dot for each number. */
  FORM("form");

  private final String label;

  Feature(String label) {
    this.label = label;
  }

  /** What a reader calls it. */
  public String label() {
    return label;
  }

  /** Its name in data: {@code number}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True for {@link #COUNT} and {@link #DEPTH}, which are numbers. */
  public boolean isNumber() {
    return this == COUNT || this == DEPTH;
  }
}
