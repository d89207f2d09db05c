package lawsweep.sweep;

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

/**
 * The final record of each cell in a set of logs: which it is and where it lies. A failed record gives way to any other
 * of its cell; of other records that say the same the first stands, and if they differ that is a conflict.
 */
final class ResultIndex implements AutoCloseable {

  private final Sweep sweep;
  private final List<Path> logs;
  private final LogPool pool = new LogPool();
  private final Map<String, Integer> cellOfKey = new HashMap<>();
  /** Per cell, in grid order. */
  private final List<Optional<Entry>> entries;

  private final List<String> damages = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final SortedMap<String, SortedSet<String>> engines = new TreeMap<>();
  private long records;

  /** What is known of a cell's final record: its contents in brief, and where in which log it lies. */
  private record Entry(RecordBrief brief, int log, long offset, int length) {}

  private ResultIndex(Sweep sweep, List<Path> logs) {
    this.sweep = sweep;
    this.logs = List.copyOf(logs);
    int cells = sweep.cells().size();
    entries = new ArrayList<>(Collections.nCopies(cells, Optional.empty()));
    for (int i = 0; i < cells; i++) {
      cellOfKey.put(sweep.cells().get(i).key(), i);
    }
  }

  /** Reads the logs that a directory has now. */
  static ResultIndex of(ResultDirectory directory) throws IOException {
    return of(directory.sweep(), directory.logs());
  }

  /** Reads logs, in this order. */
  static ResultIndex of(Sweep sweep, List<Path> logs) throws IOException {
    ResultIndex index = new ResultIndex(sweep, logs);
    try {
      for (int i = 0; i < logs.size(); i++) {
        index.readLog(i);
      }
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void readLog(int which) throws IOException {
    Path path = logs.get(which);
    LogScan.Outcome outcome = LogScan.scan(pool.channel(path), (payload, at) -> take(which, payload, at));
    for (long at : outcome.damagedAt()) {
      damages.add(path.getFileName() + ": damaged record at byte " + at);
    }
  }

  private void take(int which, byte[] payload, long at) throws IOException {
    CellRecord record;
    try {
      record = RecordCodec.read(payload, sweep.seed());
    } catch (RecordFormatException e) {
      damages.add(logs.get(which).getFileName() + ": unusable record at byte " + at + ": " + e.getMessage());
      return;
    }
    Integer cell = cellOfKey.get(record.key());
    if (cell == null || !sweep.cells().get(cell).equals(record.cell())) {
      damages.add(logs.get(which).getFileName() + ": record of another sweep at byte " + at + ": " + record.key());
      return;
    }
    records++;
    record.outcome().ifPresent(outcome -> engines.computeIfAbsent(record.method(), method -> new TreeSet<>())
        .add(outcome.engine()));
    if (supersedes(cell, which, record)) {
      entries.set(cell, Optional.of(new Entry(RecordBrief.of(record), which, at, payload.length)));
    }
  }

  private boolean supersedes(int cell, int which, CellRecord record) throws IOException {
    Optional<CellStatus> before = status(cell);
    if (before.isEmpty() || before.get() == CellStatus.FAILED) {
      return true;
    }
    if (record.status() != CellStatus.FAILED && !record(cell).orElseThrow().sameResult(record)) {
      conflicts.add(record.key() + ": the records in " + name(entries.get(cell).orElseThrow().log()) + " and "
          + name(which) + " differ");
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
    return entries.size();
  }

  Optional<CellStatus> status(int cell) {
    return brief(cell).map(RecordBrief::status);
  }

  /** What a cell's final record says in brief; empty if it has none. */
  Optional<RecordBrief> brief(int cell) {
    return entries.get(cell).map(Entry::brief);
  }

  /** The final record of a cell; empty if it has none. */
  Optional<CellRecord> record(int cell) throws IOException {
    if (entries.get(cell).isEmpty()) {
      return Optional.empty();
    }
    Entry entry = entries.get(cell).get();
    byte[] payload = pool.read(logs.get(entry.log()), entry.offset(), entry.length());
    return Optional.of(RecordCodec.read(payload, sweep.seed()));
  }

  /** How many usable records there are, repeated ones included. */
  long records() {
    return records;
  }

  /** Records that cannot be used, a line each. */
  List<String> damages() {
    return Collections.unmodifiableList(damages);
  }

  /** Cells with records that differ, a line each; the first record stands. */
  List<String> conflicts() {
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
