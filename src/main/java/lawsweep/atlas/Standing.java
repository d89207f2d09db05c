package lawsweep.atlas;

import java.util.Optional;
import lawsweep.law.LawCount;

/** How sure the number of laws of one network is. */
enum Standing {
  /** By a theorem that holds at every size; smaller networks are counted by ranks besides. */
  THEOREM("proved by a theorem"),
  /** By ranks of this very network. */
  PROVED("proved"),
  /** Chance, or independence that is not proved, may be against it. */
  MEASURED("measured"),
  /** A limit ended the search, or nobody looked for other laws than the known ones. */
  OPEN("open"),
  /** There is no count. */
  MISSING("not counted");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** True if it is proved how many laws there are. */
  boolean proof() {
    return this == THEOREM || this == PROVED;
  }

  /**
   * That of a count.
   *
   * @param theorem whether a theorem says the same
   */
  static Standing of(Optional<LawCount> count, boolean theorem) {
    return count.map(c -> of(c, theorem)).orElse(MISSING);
  }

  private static Standing of(LawCount count, boolean theorem) {
    return switch (count.verdict()) {
      case COMPLETE -> theorem ? THEOREM : PROVED;
      case COMPLETE_IF_INDEPENDENT -> MEASURED;
      // Ranks and laws with a proof make D: what may be wrong is only which of them count as known.
      case EXTRA -> count.errorBound() == 0
          || count.certificate().rank() + count.certificate().provenLaws() == count.parameters()
              ? theorem ? THEOREM : PROVED
              : MEASURED;
      // Of the architecture that says nothing.
      case UNDECIDED, AT_THESE_WEIGHTS -> OPEN;
    };
  }
}
