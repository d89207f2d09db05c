package lawsweep.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of columns, with or without quotes; in quotes a separator is part of a name. */
final class Header {

  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

  private Header() {}

  /** The names on a line; those that are not quoted without blanks around them. */
  static List<String> names(String line, Pattern separator) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (true) {
      Matcher quoted = QUOTED.matcher(line).region(at, line.length());
      Matcher next = separator.matcher(line);
      boolean quotes = quoted.lookingAt();
      boolean more = next.find(quotes ? quoted.end() : at);
      String plain = line.substring(at, more ? next.start() : line.length()).strip();
      boolean whole = quotes && plain.length() == quoted.end() - quoted.start();
      names.add(whole ? quoted.group(1).replace("\"\"", "\"") : plain);
      if (!more) {
        return names;
      }
      at = next.end();
    }
  }
}
