package lawsweep.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import lawsweep.law.Verdict;

/**
 * How far a sweep is, from its directory alone; at any time, also while it runs.
 *
 * @param name the sweep's name
 * @param method the method asked for
 * @param cells all cells of the sweep
 * @param byStatus cells by status; every status is there
 * @param byVerdict cells that are done by verdict; every verdict is there
 * @param attention the cells that were skipped, failed or stayed undecided, in grid order
 * @param versions the versions of the engine that made the results, by road; more than one of a road is worth a look
 * @param damages records that cannot be used, a line each; their cells count as not done unless recorded again
 * @param conflicts cells with records that differ, a line each
 */
public record SweepStatus(
    String name,
    String method,
    long cells,
    Map<CellStatus, Long> byStatus,
    Map<Verdict, Long> byVerdict,
    List<Note> attention,
    SortedMap<String, SortedSet<String>> versions,
    List<String> damages,
    List<String> conflicts) {

  /**
   * A cell that has no full answer.
   *
   * @param key the cell
   * @param status what became of it
   * @param reason why
   */
  public record Note(String key, CellStatus status, String reason) {}

  /**
   * Reads a directory.
   *
   * @throws IOException if a log cannot be read
   */
  public static SweepStatus of(ResultDirectory directory) throws IOException {
    try (ResultIndex index = ResultIndex.of(directory)) {
      Map<CellStatus, Long> byStatus = new EnumMap<>(CellStatus.class);
      for (CellStatus status : CellStatus.values()) {
        byStatus.put(status, 0L);
      }
      Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
      for (Verdict verdict : Verdict.values()) {
        byVerdict.put(verdict, 0L);
      }
      List<Note> attention = new ArrayList<>();
      for (int cell = 0; cell < index.cells(); cell++) {
        index.status(cell).ifPresent(status -> byStatus.merge(status, 1L, Long::sum));
        index.verdict(cell).ifPresent(verdict -> byVerdict.merge(verdict, 1L, Long::sum));
        note(index, cell).ifPresent(attention::add);
      }
      return new SweepStatus(directory.manifest().name(), directory.manifest().method(), index.cells(), byStatus,
          byVerdict, attention, index.engines(), index.damages(), index.conflicts());
    }
  }

  private static Optional<Note> note(ResultIndex index, int cell) throws IOException {
    Optional<CellStatus> status = index.status(cell);
    boolean answered = status.equals(Optional.of(CellStatus.DONE))
        && !index.verdict(cell).equals(Optional.of(Verdict.UNDECIDED));
    return status.isEmpty() || answered
        ? Optional.empty()
        : index.record(cell).map(record -> new Note(record.key(), record.status(), record.reason()));
  }

  /** Cells with a status. */
  public long count(CellStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** Cells with a verdict. */
  public long count(Verdict verdict) {
    return byVerdict.getOrDefault(verdict, 0L);
  }

  /** Cells with a record. */
  public long finished() {
    return count(CellStatus.DONE) + count(CellStatus.SKIPPED) + count(CellStatus.FAILED);
  }

  /** Cells without a record. */
  public long remaining() {
    return cells - finished();
  }

  /** True if every cell has a record and none failed. */
  public boolean complete() {
    return remaining() == 0 && count(CellStatus.FAILED) == 0;
  }

  /** The roads with their versions, {@code dense 2}, in order. */
  public List<String> roadVersions() {
    List<String> lines = new ArrayList<>();
    versions.forEach((road, engines) -> engines.forEach(engine -> lines.add(road + " " + engine)));
    return lines;
  }

  /** True if results of one road come from more than one version of its engine. */
  public boolean mixedVersions() {
    return versions.values().stream().anyMatch(engines -> engines.size() > 1);
  }

  /** One JSON object, without a line break at its end. */
  public String toJson() {
    return StatusJson.write(this);
  }
}
