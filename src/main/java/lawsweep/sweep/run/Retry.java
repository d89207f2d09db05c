package lawsweep.sweep.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;
import lawsweep.text.Spelling;

/**
 * Which cells that have a record are run again. What they give then stands, where it says as much as before or more.
 *
 * @param words what became of them, some of {@link #WORDS}
 */
public record Retry(Set<String> words) {

  /** What may be asked for. */
  public static final List<String> WORDS = List.of(CellStatus.FAILED.label(), "undecided", CellStatus.SKIPPED.label());

  /** None of them. */
  public static final Retry NONE = new Retry(Set.of());

  /** Those that failed. */
  public static final Retry FAILED = new Retry(Set.of(CellStatus.FAILED.label()));

  /** Copies the set. */
  public Retry {
    words = Set.copyOf(words);
  }

  /**
   * Reads words with commas between them, in any order.
   *
   * @throws IllegalArgumentException if one is not of {@link #WORDS}, with one line fit for a user
   */
  public static Retry parse(String text) {
    Set<String> words = new LinkedHashSet<>();
    for (String word : text.split(",", -1)) {
      String asked = word.strip();
      if (!WORDS.contains(asked)) {
        throw new IllegalArgumentException("expected " + Spelling.choice(WORDS)
            + ", or several of them with commas between, got '" + text + "'");
      }
      words.add(asked);
    }
    return new Retry(words);
  }

  /** True if a cell with such a record is run again. */
  boolean again(RecordBrief brief) {
    return brief.status() == CellStatus.DONE
        ? brief.caveat().map(Caveat::word).filter(words::contains).isPresent()
        : words.contains(brief.status().label());
  }
}
