package lawsweep.cuda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads PTX text, the parts of the language that nvcc makes of kernels without functions and variables of their
 * own.
 */
final class PtxText {

  private static final Pattern ENTRY = Pattern.compile("\\.entry\\s+([\\w$]+)\\s*(?:\\(([^)]*)\\))?([^{]*)\\{");
  private static final Pattern LABEL = Pattern.compile("([$\\w]+):(?!:)");
  private static final Pattern INSTRUCTION =
      Pattern.compile("(?:@(!?)(%\\w+)\\s+)?([\\w.]+)(?:\\s+(.*))?", Pattern.DOTALL);
  private static final Pattern MOST_THREADS =
      Pattern.compile("\\.maxntid\\s+(\\d+)(?:\\s*,\\s*(\\d+))?(?:\\s*,\\s*(\\d+))?");
  private static final Pattern SILENT = Pattern.compile("\\.(reg|pragma|loc|file)\\b.*", Pattern.DOTALL);

  private final String text;
  private final PtxScopes scopes = new PtxScopes();
  private final List<PtxVariable> moduleShared = new ArrayList<>();

  private PtxText(String text) {
    this.text = text;
  }

  /** The kernels of a module by name, in the order of the text. */
  static Map<String, PtxEntry> entries(String text) {
    return new PtxText(withoutComments(text)).read();
  }

  private static String withoutComments(String text) {
    String lines = text.replaceAll("//[^\n]*", "");
    Matcher m = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL).matcher(lines);
    return m.replaceAll(r -> "\n".repeat((int) r.group().chars().filter(c -> c == '\n').count()));
  }

  private Map<String, PtxEntry> read() {
    Map<String, PtxEntry> entries = new LinkedHashMap<>();
    Matcher m = ENTRY.matcher(text);
    int behind = 0;
    while (m.find(behind)) {
      module(text.substring(behind, m.start()));
      int end = closing(m.end());
      PtxEntry entry = entry(m, end);
      entries.put(entry.name(), entry);
      behind = end + 1;
    }
    return entries;
  }

  /** What stands between kernels. */
  private void module(String between) {
    for (String piece : between.split(";")) {
      if (piece.contains(".func") || piece.matches("(?s).*\\.(global|const)\\s.*")) {
        throw new PtxFault("functions and variables of a module are not known here: " + piece.strip());
      }
      PtxVariable.of(piece).ifPresent(moduleShared::add);
    }
  }

  /** Where the brace is that closes the one in front of {@code from}. */
  private int closing(int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at - 1;
  }

  private PtxEntry entry(Matcher m, int end) {
    List<PtxVariable> parameters = new ArrayList<>();
    for (String p : m.group(2) == null ? new String[0] : m.group(2).split(",")) {
      PtxVariable.of(p).ifPresent(parameters::add);
    }
    int mostThreads = 1024;
    Matcher threads = MOST_THREADS.matcher(m.group(3));
    if (threads.find()) {
      mostThreads = Integer.parseInt(threads.group(1));
    }
    List<PtxVariable> shared = new ArrayList<>(moduleShared);
    PtxEntry entry = new PtxEntry(m.group(1), parameters, shared, new ArrayList<>(), new ArrayList<>(),
        new HashMap<>(), mostThreads);
    body(entry, m.end(), end);
    return entry;
  }

  private void body(PtxEntry entry, int from, int to) {
    int line = 1 + (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    int at = from;
    while (at < to) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 || semicolon > to ? to : semicolon;
      String piece = text.substring(at, end);
      String statement = labels(entry, piece);
      int before = (int) piece.substring(0, piece.length() - statement.length()).chars().filter(c -> c == '\n').count();
      statement(entry, statement.strip(), line + before);
      line += (int) piece.chars().filter(c -> c == '\n').count();
      at = end + 1;
    }
  }

  /** Takes labels and braces of scopes from the front of a piece of the text. */
  private String labels(PtxEntry entry, String piece) {
    String rest = piece.stripLeading();
    while (true) {
      Matcher label = LABEL.matcher(rest);
      if (rest.startsWith("{")) {
        scopes.open();
        rest = rest.substring(1).stripLeading();
      } else if (rest.startsWith("}")) {
        scopes.close();
        rest = rest.substring(1).stripLeading();
      } else if (label.lookingAt()) {
        entry.labels().put(label.group(1), entry.code().size());
        rest = rest.substring(label.end()).stripLeading();
      } else {
        return rest;
      }
    }
  }

  private void statement(PtxEntry entry, String s, int line) {
    if (s.startsWith(".")) {
      declaration(entry, s, line);
    } else if (!s.isEmpty()) {
      Matcher m = INSTRUCTION.matcher(s);
      if (!m.matches()) {
        throw new PtxFault("expected an instruction, got " + s + " (line " + line + ")");
      }
      String guard = m.group(2) == null ? "" : scopes.resolve(m.group(2));
      List<String> operands = m.group(4) == null ? List.of() : operands(scopes.resolve(m.group(4)));
      entry.code().add(new PtxStatement(line, guard, "!".equals(m.group(1)), m.group(3), operands));
    }
  }

  private void declaration(PtxEntry entry, String s, int line) {
    if (SILENT.matcher(s).matches()) {
      if (s.startsWith(".reg")) {
        scopes.declare(s);
      }
      return;
    }
    PtxVariable variable = PtxVariable.of(s).orElseThrow(
        () -> new PtxFault("unknown declaration " + s + " (line " + line + ")"));
    (s.startsWith(".shared") ? entry.shared() : entry.local()).add(variable);
  }

  /** Splits at commas that are in no brackets. */
  private static List<String> operands(String list) {
    List<String> operands = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i == list.length() ? ',' : list.charAt(i);
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        operands.add(list.substring(start, i).strip().replaceAll("\\s+", ""));
        start = i + 1;
      }
    }
    return operands;
  }
}
