package lawsweep.sweep.store;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of {@code count} disjoint parts of a sweep.
 *
 * @param index which, 1..count
 * @param count how many there are, 1..{@value #MAX_COUNT}; with 1 the shard is the whole sweep
 */
public record Shard(int index, int count) {

  /** The most parts. */
  public static final int MAX_COUNT = 1_000_000;

  /** The whole sweep. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})/([0-9]{1,7})");

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public Shard {
    if (count < 1 || count > MAX_COUNT || index < 1 || index > count) {
      throw new IllegalArgumentException(
          "expected a shard i/n with 1 <= i <= n <= " + MAX_COUNT + ", got " + index + "/" + count);
    }
  }

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException with one line fit for a user
   */
  public static Shard parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a shard i/n such as 3/16, got '" + text + "'");
    }
    return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** As it is written on the command line: {@code i/n}. */
  public String label() {
    return index + "/" + count;
  }

  /** The name of its log. */
  public String logName() {
    return count == 1 ? "journal.log" : "journal-" + index + "-of-" + count + ".log";
  }

  /** A number of its own among all shards of all counts: 0 for the whole. */
  public long ordinal() {
    return (long) count * (count - 1) / 2 + index - 1;
  }
}
