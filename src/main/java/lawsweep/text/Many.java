package lawsweep.text;

import java.util.Locale;

/** Numbers of things. */
public final class Many {

  private Many() {}

  /** A number with commas between thousands, the same everywhere: {@code 1,000,000}. */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 table}, {@code 2 tables}. */
  public static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
