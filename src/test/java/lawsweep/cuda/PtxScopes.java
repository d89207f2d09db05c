package lawsweep.cuda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Registers declared between braces: they hide those of the same name outside. */
final class PtxScopes {

  private static final Pattern NAME = Pattern.compile("%?[A-Za-z_$][\\w$]*");

  private final Deque<Map<String, String>> open = new ArrayDeque<>();
  private int opened;

  void open() {
    open.push(new HashMap<>());
    opened++;
  }

  void close() {
    open.pop();
  }

  /** Takes note of {@code .reg .b32 a, b}. */
  void declare(String declaration) {
    if (!open.isEmpty()) {
      for (String name : declaration.replaceFirst("\\.reg\\s+\\.\\w+\\s+", "").split(",")) {
        open.peek().put(name.strip(), "%" + name.strip().replace("%", "") + "'" + opened);
      }
    }
  }

  /** The text of a name, a guard or an operand, each register by its one name. */
  String resolve(String text) {
    return open.isEmpty() ? text : NAME.matcher(text).replaceAll(r -> Matcher.quoteReplacement(name(r.group())));
  }

  private String name(String name) {
    return open.stream().filter(s -> s.containsKey(name)).findFirst().map(s -> s.get(name)).orElse(name);
  }
}
