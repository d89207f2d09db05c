package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Sweep;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/**
 * The final record of each cell in a set of logs: which it is and where it lies. A failed record gives way to any other
 * of its cell; of other records that say the same the first stands, and if they differ that is a conflict.
 */
public final class ResultIndex implements AutoCloseable {

  private final Sweep sweep;
  private final List<Path> logs;
  private final RecordForm form;
  private final LogPool pool = new LogPool();
  private final CellPlaces places;
  private final FinalRecords finals;
  private final List<String> damages = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final SortedMap<String, SortedSet<String>> engines = new TreeMap<>();
  private final Settled settled;
  private long records;

  /** Is told of records on the way: those that nothing can take the place of any more. By one thread. */
  @FunctionalInterface
  public interface Settled {

    /** The final record of a cell, by its place in the grid; full answers only, see {@link RecordBrief#noted}. */
    void take(int cell, CellRecord record);
  }

  private ResultIndex(Sweep sweep, List<Path> logs, Settled settled) {
    this.sweep = sweep;
    this.settled = settled;
    this.form = sweep.records();
    this.logs = List.copyOf(logs);
    places = new CellPlaces(sweep.cells());
    finals = new FinalRecords(sweep.cells().size());
  }

  /** Reads the logs that a directory has now. */
  public static ResultIndex of(ResultDirectory directory, Team team) throws IOException {
    return of(directory.sweep(), directory.logs(), team);
  }

  /** Reads the logs that a directory has now and tells of full answers on the way. */
  public static ResultIndex of(ResultDirectory directory, Team team, Settled settled) throws IOException {
    return of(new ResultIndex(directory.sweep(), directory.logs(), settled), team);
  }

  /** Reads the logs that a directory has now, with some of the machine's threads. */
  public static ResultIndex of(ResultDirectory directory) throws IOException {
    return of(directory.sweep(), directory.logs());
  }

  /** Reads logs, in this order, with some of the machine's threads. */
  public static ResultIndex of(Sweep sweep, List<Path> logs) throws IOException {
    try (ThreadTeam team = new ThreadTeam(RecordBatch.threads(Runtime.getRuntime().availableProcessors()))) {
      return of(sweep, logs, team);
    }
  }

  /** Reads logs, in this order. */
  public static ResultIndex of(Sweep sweep, List<Path> logs, Team team) throws IOException {
    return of(new ResultIndex(sweep, logs, (cell, record) -> {}), team);
  }

  private static ResultIndex of(ResultIndex index, Team team) throws IOException {
    try {
      for (int i = 0; i < index.logs.size(); i++) {
        index.readLog(i, team);
      }
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void readLog(int which, Team team) throws IOException {
    Path path = logs.get(which);
    RecordBatch batch = new RecordBatch(form, places, team, new RecordBatch.Sink() {
      @Override
      public void accept(CellRecord record, int cell, long offset, int length) throws IOException {
        take(which, record, cell, offset, length);
      }

      @Override
      public void unusable(String reason, long offset) {
        damages.add(path.getFileName() + ": unusable record at byte " + offset + ": " + reason);
      }
    });
    LogScan.Outcome outcome = LogScan.scan(pool.channel(path), batch::add);
    batch.flush();
    for (long at : outcome.damagedAt()) {
      damages.add(path.getFileName() + ": damaged record at byte " + at);
    }
  }

  private void take(int which, CellRecord record, int cell, long at, int length) throws IOException {
    if (cell < 0) {
      damages.add(logs.get(which).getFileName() + ": record of another sweep at byte " + at + ": " + record.key());
      return;
    }
    records++;
    record.outcome().ifPresent(outcome -> engines.computeIfAbsent(sweep.kinds().rules(record), rules -> new TreeSet<>())
        .add(outcome.engine()));
    if (supersedes(cell, which, record)) {
      RecordBrief brief = sweep.kinds().brief(record);
      finals.put(cell, brief, which, at, length);
      if (!brief.noted()) {
        settled.take(cell, record);
      }
    }
  }

  private boolean supersedes(int cell, int which, CellRecord record) throws IOException {
    Optional<CellStatus> before = status(cell);
    if (before.isEmpty() || before.get() == CellStatus.FAILED) {
      return true;
    }
    if (record.status() != CellStatus.FAILED && !record(cell).orElseThrow().sameResult(record)) {
      conflicts.add(record.key() + ": the records in " + name(finals.log(cell)) + " and " + name(which) + " differ");
    }
    return false;
  }

  private String name(int which) {
    Path path = logs.get(which);
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toString() : parent.getFileName() + "/" + path.getFileName();
  }

  Sweep sweep() {
    return sweep;
  }

  int cells() {
    return finals.cells();
  }

  public Optional<CellStatus> status(int cell) {
    return brief(cell).map(RecordBrief::status);
  }

  /** What a cell's final record says in brief; empty if it has none. */
  public Optional<RecordBrief> brief(int cell) {
    return finals.brief(cell);
  }

  /** The final record of a cell, read from its log; empty if it has none. */
  public Optional<CellRecord> record(int cell) throws IOException {
    return finals.has(cell) ? Optional.of(form.read(payload(cell))) : Optional.empty();
  }

  /** True if a cell has a record. */
  boolean has(int cell) {
    return finals.has(cell);
  }

  /** The bytes of the final record of a cell that has one. */
  byte[] payload(int cell) throws IOException {
    return pool.read(logs.get(finals.log(cell)), finals.offset(cell), finals.length(cell));
  }

  /** How many usable records there are, repeated ones included. */
  long records() {
    return records;
  }

  /** Records that cannot be used, a line each. */
  public List<String> damages() {
    return Collections.unmodifiableList(damages);
  }

  /** Cells with records that differ, a line each; the first record stands. */
  public List<String> conflicts() {
    return Collections.unmodifiableList(conflicts);
  }

  /** The versions of the engines that made results, by road and scheme. */
  SortedMap<String, SortedSet<String>> engines() {
    return Collections.unmodifiableSortedMap(engines);
  }

  @Override
  public void close() throws IOException {
    pool.close();
  }
}
