package lawsweep.sweep.store;

import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.work.NamedLimits;

/** Which of two records of a cell stands, none of them failed. */
enum Rivals {
  /** The first stands. */
  FIRST,
  /** The second stands. */
  SECOND,
  /** They say different things, and nothing accounts for it. */
  CONFLICT;

  /**
   * Compares them.
   *
   * @param sameLog true if both lie in one log, so that the second was made later
   */
  static Rivals compare(CellRecord first, CellRecord second, boolean sameLog) {
    if (first.sameResult(second)) {
      return FIRST;
    }
    int known = saying(first);
    int now = saying(second);
    if (known != now) {
      return known < now ? SECOND : sameLog ? CONFLICT : FIRST;
    }
    if (known < 2 || (sameLog && known == 2)) {
      // Skipped cells say nothing but their limits; an undecided count in the same log was tried again.
      return sameLog ? SECOND : FIRST;
    }
    if (first.cell().equals(second.cell()) && first.outcome().isPresent() && second.outcome().isPresent()
        && first.outcome().get().agrees(second.outcome().get())) {
      return FIRST;
    }
    boolean limited = known == 2 && !NamedLimits.in(first.reason()).isEmpty()
        && !NamedLimits.in(second.reason()).isEmpty();
    return limited ? FIRST : CONFLICT;
  }

  /** How much a record says: 1 if its cell was skipped, 2 if its result is no full answer, 3 if it is one. */
  private static int saying(CellRecord record) {
    return record.status() == CellStatus.SKIPPED ? 1 : record.reason().isEmpty() ? 3 : 2;
  }
}
