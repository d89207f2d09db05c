package lawsweep.formula.print;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names of tensors as identifiers of Python: l1_W for l1.W. No two are the same. */
final class Identifiers {

  private static final Set<String> TAKEN = Set.of("and", "as", "assert", "async", "await", "break", "class", "continue",
      "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
      "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "None", "True", "False",
      "laws", "matrix", "over", "minors", "stacked", "t", "tau", "Lambda", "Matrix", "IndexedBase", "Symbol", "log",
      "exp", "sum", "range", "abs", "combinations");

  private final Map<String, String> names = new HashMap<>();
  private final Set<String> used = new HashSet<>(TAKEN);

  /** The identifier of a name. */
  String of(String name) {
    return names.computeIfAbsent(name, this::make);
  }

  private String make(String name) {
    String base = name.replaceAll("[^A-Za-z0-9]", "_").replaceFirst("^(\\d)", "_$1");
    String free = base;
    for (int i = 2; !used.add(free); i++) {
      free = base + "_" + i;
    }
    return free;
  }
}
