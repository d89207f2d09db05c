package lawsweep.sweep.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.log.RuleVersions;

/**
 * How far a sweep is, from its directory alone; at any time, also while it runs.
 *
 * @param name the sweep's name
 * @param method the method asked for
 * @param cells all cells of the sweep
 * @param byStatus cells by status; every status is there
 * @param byVerdict cells that are done by verdict; every verdict of every kind is there
 * @param tallies cells that are done of kinds without verdicts, by the kind's word: {@code simulated}
 * @param begun cells without a record that have a checkpoint
 * @param attention the cells that were skipped, failed or have a result that falls short of something, in grid order
 * @param versions the versions of the rules that made the results; more than one of a set of rules is worth a look
 * @param damages records that cannot be used, a line each; their cells count as not done unless recorded again
 * @param conflicts cells with records that differ, a line each
 * @param notices what else should be known, a line each: records that the spec no longer asks for, for example
 */
public record SweepStatus(
    String name,
    String method,
    long cells,
    Map<CellStatus, Long> byStatus,
    Map<String, Long> byVerdict,
    Map<String, Long> tallies,
    long begun,
    List<Note> attention,
    RuleVersions versions,
    List<String> damages,
    List<String> conflicts,
    List<String> notices) {

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
    Kinds kinds = directory.sweep().kinds();
    try (ResultIndex index = ResultIndex.of(directory)) {
      Map<CellStatus, Long> byStatus = new EnumMap<>(CellStatus.class);
      CellStatus.WORDS.all().forEach(status -> byStatus.put(status, 0L));
      Map<String, Long> byVerdict = new LinkedHashMap<>();
      kinds.all().forEach(kind -> kind.verdicts().forEach(verdict -> byVerdict.put(verdict, 0L)));
      Map<String, Long> tallies = new LinkedHashMap<>();
      kinds.all().forEach(kind -> kind.tally().ifPresent(word -> tallies.put(word, 0L)));
      List<Note> attention = new ArrayList<>();
      Checkpoints checkpoints = Checkpoints.seenIn(directory);
      long begun = 0;
      boolean some = checkpoints.some();
      for (int place = 0; place < index.cells(); place++) {
        Optional<Gist> gist = index.gist(place);
        if (gist.isEmpty()) {
          begun += some && checkpoints.exists(index.sweep().cells().get(place)) ? 1 : 0;
          continue;
        }
        RecordBrief brief = gist.get().brief();
        byStatus.merge(brief.status(), 1L, Long::sum);
        brief.verdict().ifPresent(verdict -> byVerdict.merge(verdict, 1L, Long::sum));
        if (brief.status() == CellStatus.DONE) {
          kinds.of(gist.get().entries()).tally().ifPresent(word -> tallies.merge(word, 1L, Long::sum));
        }
        if (brief.noted()) {
          index.record(place).map(record -> note(record, kinds)).ifPresent(attention::add);
        }
      }
      return new SweepStatus(directory.manifest().name(), directory.manifest().method(), index.cells(), byStatus,
          byVerdict, tallies, begun, attention, index.versions(), index.damages(), index.conflicts(),
          index.notices());
    }
  }

  private static Note note(CellRecord record, Kinds kinds) {
    return new Note(record.key(), record.status(), kinds.word(record), kinds.why(record));
  }

  /** Cells with a status. */
  public long count(CellStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** Cells with a verdict. */
  public long count(String verdict) {
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

  /** True if every cell has a record, whatever it says. */
  public boolean settled() {
    return remaining() == 0;
  }

  /** True if every cell has a record and none failed. */
  public boolean complete() {
    return remaining() == 0 && count(CellStatus.FAILED) == 0;
  }

  /**
   * How far the sweep is, in a line: {@code complete} if every cell has a full answer, {@code all 3 cells have records:
   * 1 undecided, 2 skipped}, or {@code not complete}.
   */
  public String state() {
    if (!settled()) {
      return "not complete";
    }
    if (attention.isEmpty()) {
      return "complete";
    }
    Map<String, Long> words = new LinkedHashMap<>();
    attention.stream().sorted(Comparator.comparing(Note::status)).forEach(note -> words.merge(note.word(), 1L,
        Long::sum));
    return (cells == 1 ? "the cell has a record: " : "all " + cells + " cells have records: ") + words.entrySet()
        .stream().map(word -> word.getValue() + " " + word.getKey()).collect(Collectors.joining(", "));
  }

  /** The roads and schemes with their versions, {@code dense 2}, in order. */
  public List<String> roadVersions() {
    return versions.lines();
  }

  /** True if results of one set of rules come from more than one version of it. */
  public boolean mixedVersions() {
    return versions.mixed();
  }

  /** One JSON object, without a line break at its end. */
  public String toJson() {
    return StatusJson.write(this);
  }
}
