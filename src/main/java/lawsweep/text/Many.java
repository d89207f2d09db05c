package lawsweep.text;

/** Numbers of things. */
public final class Many {

  private Many() {}

  /** {@code 1 table}, {@code 2 tables}. */
  public static String of(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
