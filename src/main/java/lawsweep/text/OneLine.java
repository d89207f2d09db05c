package lawsweep.text;

/** Text that others wrote, made fit for one line of a terminal. */
public final class OneLine {

  private OneLine() {}

  /** The text with a space for each character that would break the line, hide text or command the terminal. */
  public static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> hidden(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
        true;
      default -> false;
    };
  }
}
