package lawsweep.formula;

import java.util.Locale;

/** What a law is, as a formula. */
public enum FormulaKind {
  /** What comes out of neurons against what goes in. */
  BALANCE,
  /** Determinants. */
  MINOR,
  /** Sums of parameters. */
  LINEAR,
  /** Angular momenta. */
  ROTATION,
  /** Integrals of x^k / √R(x) with coefficients of R that are laws. */
  HYPERELLIPTIC;

  /** {@code balance}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
