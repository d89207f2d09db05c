package lawsweep.law.setting;

/**
 * How weights are trained and from what, where it is not plain gradient flow on data without symmetry. A cell without a
 * setting is a count of plain gradient flow.
 */
public sealed interface Setting permits FlowSetting, SymmetrySetting {

  /** What it adds to a cell's key: letters, digits and hyphens, and words joined by underscores. */
  String keyPart();

  /** What it is, in a few words for people: {@code flow momentum, metric entropy, form primal}. */
  String shown();

  /** How many numbers move for each parameter: 2 with momentum, otherwise 1. */
  int phases();
}
