package lawsweep.text;

/** A text as one word of a shell, to be copied into a command line. */
public final class ShellWord {

  private ShellWord() {}

  /** As bash, zsh and others take it: as it is if it needs no quotes, else in single quotes, on one line. */
  public static String of(String text) {
    if (text.matches("[A-Za-z0-9_./:=,@%+-]+")) {
      return text;
    }
    if (text.codePoints().noneMatch(Character::isISOControl)) {
      return "'" + text.replace("'", "'\\''") + "'";
    }
    StringBuilder word = new StringBuilder("$'");
    text.codePoints().forEach(c -> {
      if (Character.isISOControl(c)) {
        word.append("\\x%02x".formatted(c));
      } else {
        word.append(c == '\'' || c == '\\' ? "\\" : "").appendCodePoint(c);
      }
    });
    return word.append('\'').toString();
  }
}
