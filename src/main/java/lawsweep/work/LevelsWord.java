package lawsweep.work;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** How users say up to how many fields in a bracket the dimensions of levels are asked for: a number, or all. */
public final class LevelsWord {

  /** What to write, in words that end a message. */
  public static final String EXPECTED = "expected the most fields in a bracket up to which dimensions of levels are"
      + " found, a number of at least 1 such as 7, or all";

  /** No answer. */
  public static final OptionalInt NONE = OptionalInt.empty();

  private static final String ALL = "all";

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private LevelsWord() {}

  /** Reads a number from 1 on, or {@code all}: {@link Limits#ALL_LEVELS}; empty if it is neither. */
  public static OptionalInt parse(String text) {
    if (text.equals(ALL)) {
      return OptionalInt.of(Limits.ALL_LEVELS);
    }
    return NUMBER.matcher(text).matches() ? OptionalInt.of(Integer.parseInt(text)) : NONE;
  }

  /** The word for a number. */
  public static String of(int levels) {
    return levels == Limits.ALL_LEVELS ? ALL : Integer.toString(levels);
  }
}
