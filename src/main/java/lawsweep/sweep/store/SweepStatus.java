package lawsweep.sweep.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.law.Verdict;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.CellRecord;
import lawsweep.sweep.record.CellStatus;
import lawsweep.sweep.record.RecordBrief;

/**
 * How far a sweep is, from its directory alone; at any time, also while it runs.
 *
 * @param name the sweep's name
 * @param method the method asked for
 * @param cells all cells of the sweep
 * @param byStatus cells by status; every status is there
 * @param byVerdict cells that are done by verdict; every verdict is there
 * @param simulated simulations that are done
 * @param begun cells without a record that have a checkpoint
 * @param attention the cells that were skipped, failed or stayed undecided, and simulations with blown-up replicas, in
 *     grid order
 * @param versions the versions of the engine that made the results, by road or scheme; more than one of a
 *     kind is worth a look
 * @param damages records that cannot be used, a line each; their cells count as not done unless recorded again
 * @param conflicts cells with records that differ, a line each
 */
public record SweepStatus(
    String name,
    String method,
    long cells,
    Map<CellStatus, Long> byStatus,
    Map<Verdict, Long> byVerdict,
    long simulated,
    long begun,
    List<Note> attention,
    SortedMap<String, SortedSet<String>> versions,
    List<String> damages,
    List<String> conflicts) {

  /**
   * A cell that has no full answer.
   *
   * @param key the cell
   * @param status what became of it
   * @param word that, or what is wrong with a result: {@code undecided}, {@code blown up}
   * @param reason why
   */
  public record Note(String key, CellStatus status, String word, String reason) {}

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
      Checkpoints checkpoints = Checkpoints.seenIn(directory.path());
      long simulated = 0;
      long begun = 0;
      for (int cell = 0; cell < index.cells(); cell++) {
        Cell each = index.sweep().cells().get(cell);
        Optional<RecordBrief> brief = index.brief(cell);
        brief.ifPresent(b -> byStatus.merge(b.status(), 1L, Long::sum));
        brief.flatMap(RecordBrief::verdict).ifPresent(verdict -> byVerdict.merge(verdict, 1L, Long::sum));
        if (each instanceof Cell.Simulation) {
          simulated += brief.isPresent() && brief.get().status() == CellStatus.DONE ? 1 : 0;
          begun += brief.isEmpty() && checkpoints.exists(each) ? 1 : 0;
        }
        note(index, cell).ifPresent(attention::add);
      }
      return new SweepStatus(directory.manifest().name(), directory.manifest().method(), index.cells(), byStatus,
          byVerdict, simulated, begun, attention, index.engines(), index.damages(), index.conflicts());
    }
  }

  private static Optional<Note> note(ResultIndex index, int cell) throws IOException {
    Optional<RecordBrief> brief = index.brief(cell);
    boolean noted = brief.isPresent()
        && (brief.get().status() != CellStatus.DONE || brief.get().undecided() || brief.get().blownUp() > 0);
    return noted ? index.record(cell).map(SweepStatus::note) : Optional.empty();
  }

  private static Note note(CellRecord record) {
    if (record.simulation().isPresent()) {
      return new Note(record.key(), record.status(), "blown up", blownUp(record, record.simulation().get()));
    }
    String word = record.count().isPresent() ? "undecided" : record.status().label();
    return new Note(record.key(), record.status(), word, record.reason());
  }

  private static String blownUp(CellRecord record, LangevinResult result) {
    int replicas = record.cell() instanceof Cell.Simulation simulation ? simulation.langevin().replicas() : 0;
    return result.blownUp() + " of " + replicas + " replicas blew up, the first is number " + result.firstBlownUp()
        + "; means are over the others";
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
