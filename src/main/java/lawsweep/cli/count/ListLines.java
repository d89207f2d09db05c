package lawsweep.cli.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a table of names and values; lists whose items commas set apart are broken into several. */
final class ListLines {

  private static final String NEXT = ", ";

  private ListLines() {}

  /** One line, however long. */
  static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-13s %s", name, value);
  }

  /** As many lines as it takes to stay within a width, later ones indented; a line has one item at least. */
  static List<String> of(String name, String list, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String rest = name;
    for (String item : list.split(NEXT)) {
      if (!line.isEmpty() && line(rest, line + NEXT + item).length() >= width) {
        lines.add(line(rest, line + ","));
        line.setLength(0);
        rest = "";
      }
      line.append(line.isEmpty() ? "" : NEXT).append(item);
    }
    lines.add(line(rest, line.toString()));
    return lines;
  }
}
