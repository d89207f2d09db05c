package lawsweep.law.setting;

import lawsweep.text.Words;

/**
 * How momentum goes with a metric M: θ'' + τ θ' = -M ∇L ({@code PRIMAL}), or θ = ∇ψ*(η) with η'' + τ η' = -∇L, ψ being
 * the potential whose Hessian is M^-1 ({@code DUAL}).
 */
public enum MomentumForm {
  PRIMAL("primal"),
  DUAL("dual");

  /** All of them by their labels. */
  public static final Words<MomentumForm> WORDS = Words.of(values(), MomentumForm::label);

  private final String label;

  MomentumForm(String label) {
    this.label = label;
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
