package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * of its cell, a skipped one to a result, and an undecided count to a settled one. Of records that say as much the
 * first stands; if they differ that is a conflict, unless a limit or a later try accounts for it: of a cell that was
 * tried again in the same log, the last one stands.
 */
public final class ResultIndex implements AutoCloseable {

  private final Sweep sweep;
  private final List<Path> logs;
  private final LogPool pool = new LogPool();
  private final CellPlaces places;
  private final FinalRecords finals;
  private final RecordForm form;
  private final List<String> damages = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final SortedMap<String, SortedSet<String>> engines = new TreeMap<>();
  private final Settled settled;
  private long records;
  private final IndexNotices notices = new IndexNotices();

  /**
   * A log, and what its directory was run with.
   *
   * @param path the log
   * @param specs the specs of its directory, the oldest first; none if there was but one
   */
  record Source(Path path, List<SpecVersion> specs) {}

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
    return of(directory, team, (cell, record) -> {});
  }

  /** Reads the logs that a directory has now and tells of full answers on the way. */
  public static ResultIndex of(ResultDirectory directory, Team team, Settled settled) throws IOException {
    ResultIndex index = of(directory.sweep(), sources(directory), team, settled);
    WriterVersion.notice(directory.manifest()).ifPresent(index.notices::add);
    return index;
  }

  /** Reads the logs that a directory has now, with some of the machine's threads. */
  public static ResultIndex of(ResultDirectory directory) throws IOException {
    try (ThreadTeam team = new ThreadTeam(RecordBatch.threads(Runtime.getRuntime().availableProcessors()))) {
      return of(directory, team);
    }
  }

  /** Reads logs, in this order, with some of the machine's threads. */
  static ResultIndex of(Sweep sweep, List<Source> logs) throws IOException {
    try (ThreadTeam team = new ThreadTeam(RecordBatch.threads(Runtime.getRuntime().availableProcessors()))) {
      return of(sweep, logs, team);
    }
  }

  /** The logs that a directory has now. */
  static List<Source> sources(ResultDirectory directory) throws IOException {
    return directory.logs().stream().map(log -> new Source(log, directory.manifest().specs())).toList();
  }

  /** Reads logs, in this order. */
  static ResultIndex of(Sweep sweep, List<Source> logs, Team team) throws IOException {
    return of(sweep, logs, team, (cell, record) -> {});
  }

  private static ResultIndex of(Sweep sweep, List<Source> logs, Team team, Settled settled) throws IOException {
    ResultIndex index = new ResultIndex(sweep, logs.stream().map(Source::path).toList(), settled);
    Map<Long, RecordForm> forms = new HashMap<>(Map.of(sweep.seed(), index.form));
    try {
      for (int i = 0; i < logs.size(); i++) {
        Source log = logs.get(i);
        index.readLog(i, LogEras.of(sweep, log.specs(), log.path().getFileName().toString(),
            seed -> forms.computeIfAbsent(seed, sweep.kinds()::records)), team);
      }
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void readLog(int which, LogEras eras, Team team) throws IOException {
    Path path = logs.get(which);
    RecordBatch batch = new RecordBatch(eras, places, team, new RecordBatch.Sink() {
      @Override
      public void accept(CellRecord record, int cell, long offset, int length) throws IOException {
        if (cell < 0 && eras.past(offset)) {
          notices.unasked();
        } else if (!eras.reopened(record, offset)) {
          take(which, record, cell, offset, length);
        }
      }

      @Override
      public void unusable(String reason, byte[] payload, long offset) {
        if (!notices.newer(payload)) {
          damages.add(path.getFileName() + ": unusable record at byte " + offset + ": " + reason);
        }
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
    if (record.status() == CellStatus.FAILED) {
      return false;
    }
    return switch (Rivals.compare(record(cell).orElseThrow(), record, finals.log(cell) == which)) {
      case FIRST -> false;
      case SECOND -> true;
      case CONFLICT -> {
        conflicts.add(record.key() + ": the records in " + name(finals.log(cell)) + " and " + name(which) + " differ");
        yield false;
      }
    };
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

  /** Where the final record of a cell was written; empty if it has none. */
  Optional<ResultReader.Written> written(int cell) {
    return finals.has(cell)
        ? Optional.of(new ResultReader.Written(finals.log(cell), finals.offset(cell)))
        : Optional.empty();
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

  /** What else a reader of the results should know, a line each: records that are passed over, for example. */
  public List<String> notices() {
    return notices.lines();
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
