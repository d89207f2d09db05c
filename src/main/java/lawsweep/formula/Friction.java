package lawsweep.formula;

import lawsweep.text.Words;

/**
 * τ(t) in θ'' + τ θ' = -∇L, and what grows as it damps, exp ∫ τ. If h'' + τ h' = 0, then a h + b h' is conserved for
 * numbers a and b that hang on time alone.
 */
public enum Friction {
  /** τ = 0: h - t h'. */
  NONE("0", "1"),
  /** τ = 1: h + h'. */
  ONE("1", "exp(t)"),
  /** Any constant τ: τ h + h'. */
  CONSTANT("tau", "exp(tau*t)"),
  /** τ = 3 / t, the limit of Nesterov's method: 2 h + t h'. */
  NESTEROV("3/t", "t^3");

  /** All of them by their labels. */
  public static final Words<Friction> WORDS = Words.of(values(), Friction::label);

  private final String label;
  private final String factor;

  Friction(String label, String factor) {
    this.label = label;
    this.factor = factor;
  }

  /** As it is given on the command line. */
  public String label() {
    return label;
  }

  /** exp ∫ τ as a formula in t. */
  public String factor() {
    return factor;
  }
}
