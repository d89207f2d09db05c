package lawsweep.network;

import lawsweep.text.Words;

/**
 * What a network is made of:
 *
 * <ul>
 *   <li>chains of layers whose hidden neurons apply nothing ({@code LINEAR}), the rectifier ({@code RELU}) or a
 *       smooth function ({@code TANH}, {@code GELU}, {@code SOFTPLUS});
 *   <li>residual blocks x + U σ(V x) of two layers with the rectifier ({@code RESIDUAL}; papers/001, eq. 21);
 *   <li>the two products QᵀK and VᵀO of an attention head ({@code ATTENTION}; papers/001, Thm. 3.8).
 * </ul>
 */
public enum Family {
  LINEAR("linear"),
  RELU("relu"),
  RESIDUAL("residual"),
  ATTENTION("attention"),
  TANH("tanh"),
  GELU("gelu"),
  SOFTPLUS("softplus");

  /** All of them by their labels. */
  public static final Words<Family> WORDS = Words.of(values(), Family::label);

  private final String label;

  Family(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }

  /** True if layers may carry biases. */
  public boolean biased() {
    return this == RELU || smooth();
  }

  /** True if hidden neurons apply a function that is smooth and no polynomial. */
  public boolean smooth() {
    return this == TANH || this == GELU || this == SOFTPLUS;
  }

  /** True if hidden neurons are gates: active or not. */
  public boolean gated() {
    return this == RELU || this == RESIDUAL;
  }
}
