package lawsweep.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the records of a sweep say together: those of each kind, why cells have no full answer, and where the time went.
 * Records may be added in any order and by many threads at once, each cell once.
 */
public final class SweepFindings {

  private final Kinds kinds;
  private final Map<Class<?>, Findings<Cell, Outcome>> ofKinds = new LinkedHashMap<>();
  private final CellReasons reasons = new CellReasons();
  private final CostliestCells time = new CostliestCells();

  /** Of cells of these kinds, without records so far. */
  @SuppressWarnings("unchecked") // The findings of a kind take the outcomes of its cells, as the kind does.
  public SweepFindings(Kinds kinds) {
    this.kinds = kinds;
    kinds.all().forEach(kind -> ofKinds.put(kind.cells(), (Findings<Cell, Outcome>) kind.findings()));
  }

  /**
   * Adds a record.
   *
   * @return what nobody would have expected of it, on one line that begins with the cell's key: failures, and what the
   *     kind says; mostly nothing
   */
  public Optional<String> add(CellRecord record) {
    time.add(record::key, record.seconds());
    if (record.outcome().isEmpty()) {
      reasons.add(record.status().label(), record.key(), record.reason());
      return record.status() == CellStatus.FAILED
          ? Optional.of(record.key() + " failed: " + record.reason())
          : Optional.empty();
    }
    Outcome outcome = record.outcome().get();
    kinds.of(record.cell()).caveat(outcome)
        .ifPresent(caveat -> reasons.add(caveat.word(), record.key(), kinds.why(record)));
    return ofKinds.get(record.cell().getClass()).add(record.cell(), outcome);
  }

  /**
   * Adds a full answer that is nothing but counted.
   *
   * @param entries its kind, by the key of specs
   * @param word what {@link Kind#countedAs} says of it
   * @param key the cell's key
   * @param seconds the time that it took
   */
  public void add(String entries, String word, Supplier<String> key, double seconds) {
    ofKinds.get(kinds.of(entries).cells()).add(word, 1);
    time.add(key, seconds);
  }

  /** All that is to be said, the answers first: a dozen lines at most. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    ofKinds.values().forEach(kind -> lines.addAll(kind.lines()));
    lines.addAll(reasons.lines());
    time.line().ifPresent(lines::add);
    return lines;
  }

  /** The first three cells that failed, in the order of their keys, with the reasons, and how many more there are. */
  public List<String> failures() {
    return reasons.lines(CellStatus.FAILED.label());
  }
}
