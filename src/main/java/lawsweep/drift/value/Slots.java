package lawsweep.drift.value;

import java.util.List;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroup.Index;

/**
 * One place for each choice of a group's indices, those that differences are taken from among them; the first index is
 * slowest. For matrices each slot has an entry for each i ≤ j, row by row.
 *
 * @param indices of the group
 * @param entries how many numbers a slot has
 */
record Slots(List<Index> indices, int entries) {

  /** Those of a group. */
  static Slots of(LawGroup group) {
    return new Slots(group.indices(), triangle(group.matrix()));
  }

  /** How many entries i ≤ j a matrix has; 1 for n = 0, which is no matrix. */
  static int triangle(int n) {
    return n == 0 ? 1 : Math.toIntExact(n * (n + 1L) / 2);
  }

  /** How many slots. */
  int count() {
    long count = 1;
    for (Index index : indices) {
      count = Math.multiplyExact(count, (long) index.members().size());
    }
    return Math.toIntExact(count);
  }

  /** How many numbers. */
  int size() {
    return Math.multiplyExact(count(), entries);
  }
}
