package lawsweep.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Why cells have no full answer: how many there are of each sort, what most of them say, and which came first by their
 * keys. Reasons that differ in their numbers only count as one. For many threads at once; of more than
 * {@value #MOST_REASONS} different reasons of a sort only the first are counted one by one.
 */
final class CellReasons {

  private static final int MOST_REASONS = 100;
  private static final int NAMED = 3;
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  /** By the word for the sort of cells: failed ones first, then in the order in which they come. */
  private final Map<String, Sort> sorts = new LinkedHashMap<>(Map.of(CellStatus.FAILED.label(), new Sort()));

  /** A reason, and how many cells have it. */
  private static final class Reason {
    /** The least of those that differ in numbers only, so that the order of records makes no difference. */
    private String text = "";
    private long cells;

    void add(String other) {
      text = cells == 0 || other.compareTo(text) < 0 ? other : text;
      cells++;
    }
  }

  /** The cells of a sort. */
  private static final class Sort {
    private final Map<String, Reason> reasons = new HashMap<>();
    private final TreeMap<String, String> first = new TreeMap<>();
    private long cells;

    void add(String key, String reason) {
      cells++;
      if (first.size() < NAMED || key.compareTo(first.lastKey()) < 0) {
        first.put(key, reason);
        if (first.size() > NAMED) {
          first.pollLastEntry();
        }
      }
      String pattern = NUMBER.matcher(reason).replaceAll("#");
      if (reasons.containsKey(pattern) || reasons.size() < MOST_REASONS) {
        reasons.computeIfAbsent(pattern, each -> new Reason()).add(reason);
      }
    }

    Reason commonest() {
      return reasons.values().stream()
          .max(Comparator.comparingLong((Reason reason) -> reason.cells).thenComparing(reason -> reason.text,
              Comparator.reverseOrder()))
          .orElseThrow();
    }
  }

  /** Adds a cell of the sort that a word names. */
  synchronized void add(String word, String key, String reason) {
    sorts.computeIfAbsent(word, each -> new Sort()).add(key, reason);
  }

  /** A line for each sort, the failed cells by name. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>(lines(CellStatus.FAILED.label()));
    sorts.keySet().stream().filter(word -> !word.equals(CellStatus.FAILED.label())).sorted()
        .forEach(word -> lines.add(line(word, sorts.get(word))));
    return lines;
  }

  private static String line(String word, Sort sort) {
    Reason commonest = sort.commonest();
    String which = sort.first.firstKey();
    return word + ": " + (sort.cells == 1 ? which : sort.cells + ", such as " + which)
        + (commonest.cells == sort.cells ? ": " : "; most often (" + commonest.cells + "): ") + commonest.text;
  }

  /** The first cells of a sort by name. */
  synchronized List<String> lines(String word) {
    List<String> lines = new ArrayList<>();
    Sort sort = sorts.getOrDefault(word, new Sort());
    sort.first.forEach((key, reason) -> lines.add(key + " " + word + ": " + reason));
    if (sort.cells > sort.first.size()) {
      lines.add("and " + (sort.cells - sort.first.size()) + " more " + word);
    }
    return lines;
  }
}
