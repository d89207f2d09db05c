package lawsweep.formula;

import java.util.List;

/**
 * The values of a free letter.
 *
 * @param members for each value the indices of the side that it stands for, from 0, which are summed over: one, or both
 *     of a plane that rotary positions turn
 * @param differences true if value s ≥ 1 stands for what is at s minus what is at 0, and there is no law for 0
 */
public record IndexRange(char letter, List<List<Integer>> members, boolean differences) {

  /** With lists that do not change. */
  public IndexRange {
    members = members.stream().map(List::copyOf).toList();
  }

  /** How many laws it numbers. */
  public long count() {
    return members.size() - (differences ? 1L : 0L);
  }

  /** Whether it is all indices of a side from the first on, one by one. */
  public boolean plain() {
    for (int value = 0; value < members.size(); value++) {
      if (!members.get(value).equals(List.of(value))) {
        return false;
      }
    }
    return !differences;
  }
}
