package lawsweep.cli;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes a manual page in the macros of man(7). */
final class Roff {

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

  private final StringBuilder page = new StringBuilder(1 << 12);

  /** The line that a page begins with: its name in capital letters, a date as 2026-11-30, and what it is a part of. */
  Roff title(String name, String date, String source) {
    // Hyphens are none to man here.
    page.append(".TH ").append(name).append(" 1 ").append(date).append(" \"").append(source).append("\"\n");
    return this;
  }

  /** A line with a macro, such as {@code SH}, and its arguments, which are plain texts. */
  Roff macro(String name, String... arguments) {
    page.append('.').append(name);
    for (String argument : arguments) {
      page.append(" \"").append(escaped(argument)).append('"');
    }
    page.append('\n');
    return this;
  }

  /** Plain text, in which the names of options are bold. */
  Roff text(String plain) {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (MatchResult option : OPTION.matcher(plain).results().toList()) {
      text.append(escaped(plain.substring(end, option.start()))).append(bold(option.group()));
      end = option.end();
    }
    return marked(text.append(escaped(plain.substring(end))).toString());
  }

  /** A text that was put together of {@link #escaped} ones, {@link #bold} and {@link #italic}. */
  Roff marked(String text) {
    // At the begin of a line a dot and an apostrophe are requests.
    page.append(text.startsWith(".") || text.startsWith("'") ? "\\&" : "").append(text).append('\n');
    return this;
  }

  /** Lines as they are. */
  Roff code(Iterable<String> lines) {
    page.append(".EX\n");
    lines.forEach(line -> marked(escaped(line)));
    page.append(".EE\n");
    return this;
  }

  /** The page, without a line break at its end. */
  String page() {
    return page.toString().stripTrailing();
  }

  /** A plain text in bold. */
  static String bold(String plain) {
    return "\\fB" + escaped(plain) + "\\fR";
  }

  /** A plain text in italics, as what stands for something is. */
  static String italic(String plain) {
    return "\\fI" + escaped(plain) + "\\fR";
  }

  /** A plain text as it prints: no character of it means anything to roff, and none is made a nicer one. */
  static String escaped(String plain) {
    StringBuilder escaped = new StringBuilder(plain.length() + 16);
    plain.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> escaped.append("\\e");
        case '-' -> escaped.append("\\-");
        case '"' -> escaped.append("\\(dq");
        case '\'' -> escaped.append("\\(aq");
        case '`' -> escaped.append("\\(ga");
        case '^' -> escaped.append("\\(ha");
        case '~' -> escaped.append("\\(ti");
        default -> {
          if (c < 0x80) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append(String.format(Locale.ROOT, "\\[u%04X]", c));
          }
        }
      }
    });
    return escaped.toString();
  }
}
