package lawsweep.law;

import lawsweep.network.Architecture;
import lawsweep.network.Circuit;
import lawsweep.text.Words;

/**
 * What the outputs of a network with widths are compared by: all of them ({@code MSE}), or a softmax with cross entropy
 * that sees them up to a constant ({@code CE}; papers/001, Prop. 3.11). A line of the language says it itself.
 */
public enum Loss {
  MSE("mse"),
  CE("ce");

  /** All of them by their labels. */
  public static final Words<Loss> WORDS = Words.of(values(), Loss::label);

  private final String label;

  Loss(String label) {
    this.label = label;
  }

  /**
   * How many combinations of parameters stand still in every gradient flow of a network that is no attention head: the
   * parameters of the mean of all outputs with cross entropy, and all of them with one class.
   */
  public long still(Architecture a) {
    return this == MSE ? 0 : a.width(0) == 1 ? a.parameters() : a.ofMean();
  }

  /** The steps of a network that has hidden functions, with the weights that outputs can have. */
  public Circuit circuit(Architecture a) {
    return new Circuit(a, this == CE);
  }

  /** The name used in specs, records and on the command line. */
  public String label() {
    return label;
  }
}
