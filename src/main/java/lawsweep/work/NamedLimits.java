package lawsweep.work;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which limits the reason of a record names: those that kept its cell from a result, or from a full one. Reasons are
 * sentences for people; their turns of phrase have been the same since version 0.1.0.
 */
public enum NamedLimits {
  SECONDS("limits.seconds", " seconds ended the search"),
  MEMORY(" of memory, the limit is ", "more memory than any machine has"),
  BRACKET_LENGTH("bracket_length", "needs brackets of at least ");

  private final String phrase;
  private final String other;

  NamedLimits(String phrase, String other) {
    this.phrase = phrase;
    this.other = other;
  }

  /** Those that a reason names; none of a reason that speaks of something else. */
  public static Set<NamedLimits> in(String reason) {
    Set<NamedLimits> named = EnumSet.noneOf(NamedLimits.class);
    for (NamedLimits limit : values()) {
      if (limit.isIn(reason)) {
        named.add(limit);
      }
    }
    return named;
  }

  /** True if a reason names this one. */
  public boolean isIn(String reason) {
    return reason.contains(phrase) || reason.contains(other);
  }

  /** True if this one is higher in the second limits than in the first. */
  public boolean raised(Limits before, Limits now) {
    return switch (this) {
      case SECONDS -> now.seconds() > before.seconds();
      case MEMORY -> now.memoryBytes() > before.memoryBytes();
      case BRACKET_LENGTH -> now.bracketLength() > before.bracketLength();
    };
  }
}
