package lawsweep.law.setting;

import lawsweep.text.Sha256;

/**
 * Data that a group acts on: with every input x and label y it has gx and the label that g gives.
 *
 * @param group the group in its normal form: a word such as {@code hyperoctahedral} or {@code rotation-8}, or
 *     generators as integer matrices on one line, {@code [[0,-1],[1,0]];[[1,0],[0,-1]]}. What it means, and whether it
 *     acts on a network's inputs, is known to the room {@code symmetry}
 * @param labels what g does to labels
 * @param loss what outputs are compared by
 */
public record SymmetrySetting(String group, Labels labels, DataLoss loss) implements Setting {

  private static final int HASH_BYTES = 4;

  private static final int MOST_SHOWN = 60;

  /** True if generators are given, not a word. */
  public boolean generated() {
    return group.startsWith("[");
  }

  /** {@code hyperoctahedral_invariant_poisson}; for generators the first digits of their hash. */
  @Override
  public String keyPart() {
    return (generated() ? "group" + Sha256.of(group).hex(HASH_BYTES) : group) + "_" + labels.label() + "_"
        + loss.label();
  }

  @Override
  public String shown() {
    boolean cut = group.length() > MOST_SHOWN;
    return "symmetry " + (cut ? group.substring(0, MOST_SHOWN) + "…" : group) + ", labels " + labels.label() + ", loss "
        + loss.label();
  }

  @Override
  public int phases() {
    return 1;
  }
}
