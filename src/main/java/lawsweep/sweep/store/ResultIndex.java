package lawsweep.sweep.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.log.Gist;
import lawsweep.sweep.log.LogBlock;
import lawsweep.sweep.log.LogIndex;
import lawsweep.sweep.log.LogPool;
import lawsweep.sweep.log.RuleVersions;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/**
 * The final record of each cell in a set of logs: which it is and where it lies. A failed record gives way to any other
 * of its cell, a skipped one to a result, and an undecided count to a settled one. Of records that say as much the
 * first stands; if they differ that is a conflict, unless a limit or a later try accounts for it: of a cell that was
 * tried again in the same log, the last one stands.
 */
public final class ResultIndex implements AutoCloseable {

  /** More threads than that gain nothing: what is read waits for the one that makes the result. */
  private static final int MAX_THREADS = 8;
  /** So many records, and so many of their bytes, are read at once. */
  private static final int MAX_RECORDS = 1024;
  private static final int MAX_BYTES = 4 << 20;

  private final Sweep sweep;
  private final List<Path> logs;
  private final LogPool pool = new LogPool();
  private final List<LogIndex> indexes = new ArrayList<>();
  /** The blocks of all logs. */
  private final List<LogBlock> blocks = new ArrayList<>();
  /** The number of the log of each block. */
  private final List<Integer> logOf = new ArrayList<>();
  private final FinalRecords finals;
  private final RecordForm form;
  private final List<String> damages = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();
  private final RuleVersions versions = new RuleVersions();
  private long records;
  private final IndexNotices notices = new IndexNotices();

  /**
   * A log, and what its directory was run with.
   *
   * @param path the log
   * @param specs the specs of its directory, the oldest first; none if there was but one
   */
  record Source(Path path, List<SpecVersion> specs) {}

  private ResultIndex(Sweep sweep, List<Path> logs) {
    this.sweep = sweep;
    this.form = sweep.records();
    this.logs = List.copyOf(logs);
    finals = new FinalRecords(sweep.cells().size());
  }

  /** Reads the logs that a directory has now. */
  public static ResultIndex of(ResultDirectory directory, Team team) throws IOException {
    return of(directory, LogIndex.Sizes.USUAL, team);
  }

  /** Reads the logs that a directory has now, every byte of them, whatever is kept beside them. */
  static ResultIndex anew(ResultDirectory directory, Team team) throws IOException {
    return of(directory, LogIndex.Sizes.ANEW, team);
  }

  private static ResultIndex of(ResultDirectory directory, LogIndex.Sizes sizes, Team team) throws IOException {
    ResultIndex index = of(directory.sweep(), sources(directory), sizes, team);
    WriterVersion.notice(directory.manifest()).ifPresent(index.notices::add);
    return index;
  }

  /** Reads the logs that a directory has now, with some of the machine's threads. */
  public static ResultIndex of(ResultDirectory directory) throws IOException {
    try (ThreadTeam team = new ThreadTeam(threads(Runtime.getRuntime().availableProcessors()))) {
      return of(directory, team);
    }
  }

  /** Reads logs, in this order, with some of the machine's threads. */
  static ResultIndex of(Sweep sweep, List<Source> logs) throws IOException {
    try (ThreadTeam team = new ThreadTeam(threads(Runtime.getRuntime().availableProcessors()))) {
      return of(sweep, logs, LogIndex.Sizes.USUAL, team);
    }
  }

  /** How many of the machine's threads are worth having to read logs. */
  public static int threads(int available) {
    return Math.clamp(available, 1, MAX_THREADS);
  }

  /** The logs that a directory has now. */
  static List<Source> sources(ResultDirectory directory) throws IOException {
    return directory.logs().stream().map(log -> new Source(log, directory.manifest().specs())).toList();
  }

  /** Reads logs, in this order, and keeps what is large enough beside them. */
  static ResultIndex of(Sweep sweep, List<Source> logs, LogIndex.Sizes sizes, Team team) throws IOException {
    ResultIndex index = new ResultIndex(sweep, logs.stream().map(Source::path).toList());
    RecordRules.SweepTables tables = new RecordRules.SweepTables(sweep);
    Map<Long, RecordForm> forms = new HashMap<>(Map.of(sweep.seed(), index.form));
    try {
      for (int i = 0; i < logs.size(); i++) {
        Path log = logs.get(i).path();
        String name = log.getFileName().toString();
        LogEras eras = LogEras.of(sweep, logs.get(i).specs(), name,
            seed -> forms.computeIfAbsent(seed, sweep.kinds()::records));
        LogIndex read = LogIndex.of(log, index.pool.channel(log),
            new RecordRules(tables, eras, logs.get(i).specs(), name), sizes, team);
        index.indexes.add(read);
        index.take(i, read, eras);
      }
    } catch (IOException | RuntimeException e) {
      index.close();
      throw e;
    }
    return index;
  }

  private void take(int which, LogIndex log, LogEras eras) throws IOException {
    String name = logs.get(which).getFileName().toString();
    for (LogBlock block : log.blocks()) {
      int number = blocks.size();
      blocks.add(block);
      logOf.add(which);
      int[] gists = finals.numbers(block.lines().gists());
      BitSet used = new BitSet();
      for (int line = 0; line < block.size(); line++) {
        int place = block.lines().place(line);
        if (place >= 0 && !block.lines().reopened(line)) {
          used.set(block.lines().gist(line));
          take(number, line, gists[block.lines().gist(line)], eras);
        } else if (place < 0) {
          pass(name, block, line, eras);
        }
      }
      used.stream().mapToObj(block.lines().gists()::get).forEach(this::takeVersion);
    }
    for (LogBlock block : log.blocks()) {
      for (long at : block.damagedAt()) {
        damages.add(name + ": damaged record at byte " + at);
      }
    }
  }

  /** What is no record of a cell of the sweep. */
  private void pass(String log, LogBlock block, int line, LogEras eras) {
    long at = block.offset(line);
    String word = block.lines().word(line);
    switch (block.lines().place(line)) {
      case LogBlock.NEWER -> notices.newer();
      case LogBlock.REFUSED -> damages.add(log + ": unusable record at byte " + at + ": " + word);
      default -> {
        if (eras.past(at)) {
          notices.unasked();
        } else {
          damages.add(log + ": record of another sweep at byte " + at + ": " + word);
        }
      }
    }
  }

  private void take(int block, int line, int gist, LogEras eras) throws IOException {
    int cell = blocks.get(block).lines().place(line);
    records++;
    if (supersedes(cell, block, line, eras)) {
      finals.put(cell, gist, block, line);
    }
  }

  private void takeVersion(Gist gist) {
    gist.engine().ifPresent(engine -> versions.add(gist.rules(), engine));
  }

  private boolean supersedes(int cell, int block, int line, LogEras eras) throws IOException {
    Optional<CellStatus> before = status(cell);
    if (before.isEmpty() || before.get() == CellStatus.FAILED) {
      return true;
    }
    LogBlock its = blocks.get(block);
    if (its.lines().gists().get(its.lines().gist(line)).brief().status() == CellStatus.FAILED) {
      return false;
    }
    int which = logOf.get(block);
    byte[] bytes = payload(block, line);
    byte[] first = payload(cell);
    if (Arrays.equals(first, bytes)) {
      return false;
    }
    CellRecord record = eras.form(its.offset(line)).read(bytes);
    return switch (Rivals.compare(form.read(first), record, log(cell) == which)) {
      case FIRST -> false;
      case SECOND -> true;
      case CONFLICT -> {
        conflicts.add(record.key() + ": the records in " + name(log(cell)) + " and " + name(which) + " differ");
        yield false;
      }
    };
  }

  private String name(int which) {
    Path path = logs.get(which);
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toString() : parent.getFileName() + "/" + path.getFileName();
  }

  /** The sweep whose records they are. */
  public Sweep sweep() {
    return sweep;
  }

  int cells() {
    return finals.cells();
  }

  /** What became of a cell; empty if it has no record. */
  public Optional<CellStatus> status(int cell) {
    return brief(cell).map(RecordBrief::status);
  }

  /** What a cell's final record says but for its numbers; empty if it has none. */
  public Optional<Gist> gist(int cell) {
    return finals.gist(cell);
  }

  /** The time that a cell with a record took, in seconds. */
  public double seconds(int cell) {
    return blocks.get(finals.block(cell)).lines().seconds(finals.line(cell));
  }

  /** The blocks of all logs. */
  List<LogBlock> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** The number of the block with the final record of a cell that has one. */
  int block(int cell) {
    return finals.block(cell);
  }

  /** Which line of its block the final record of a cell is. */
  int line(int cell) {
    return finals.line(cell);
  }

  private int log(int cell) {
    return logOf.get(finals.block(cell));
  }

  /** What a cell's final record says in brief; empty if it has none. */
  public Optional<RecordBrief> brief(int cell) {
    return finals.gist(cell).map(Gist::brief);
  }

  /** The final record of a cell, read from its log; empty if it has none. */
  public Optional<CellRecord> record(int cell) throws IOException {
    return finals.has(cell) ? Optional.of(form.read(payload(cell))) : Optional.empty();
  }

  /**
   * Reads the final records of some cells that have one, and hands them on in their order.
   *
   * @param team reads them
   */
  public void records(int[] cells, Team team, Consumer<CellRecord> to) throws IOException {
    for (int from = 0; from < cells.length;) {
      List<byte[]> payloads = new ArrayList<>();
      for (int bytes = 0; from < cells.length && payloads.size() < MAX_RECORDS && bytes < MAX_BYTES; from++) {
        payloads.add(payload(cells[from]));
        bytes += payloads.getLast().length;
      }
      CellRecord[] read = new CellRecord[payloads.size()];
      team.forEach(read.length, i -> read[i] = form.read(payloads.get(i)));
      Arrays.stream(read).forEach(to);
    }
  }

  /** True if a cell has a record. */
  boolean has(int cell) {
    return finals.has(cell);
  }

  /** The bytes of the final record of a cell that has one. */
  byte[] payload(int cell) throws IOException {
    return payload(finals.block(cell), finals.line(cell));
  }

  private byte[] payload(int block, int line) throws IOException {
    byte[] payload = new byte[blocks.get(block).length(line)];
    copy(block, line, payload, 0);
    return payload;
  }

  /** Copies the bytes of the final record of a cell that has one, and says how many these were; by any thread. */
  int copy(int cell, byte[] to, int at) throws IOException {
    return copy(finals.block(cell), finals.line(cell), to, at);
  }

  private int copy(int block, int line, byte[] to, int at) throws IOException {
    LogBlock its = blocks.get(block);
    ByteBuffer bytes = ByteBuffer.wrap(to, at, its.length(line));
    pool.read(logs.get(logOf.get(block)), its.offset(line), bytes);
    return its.length(line);
  }

  /** The names of the columns of a block. */
  List<String> columns(int block) {
    return indexes.get(logOf.get(block)).columns();
  }

  /** Where the final record of a cell was written; empty if it has none. */
  Optional<ResultReader.Written> written(int cell) {
    return finals.has(cell)
        ? Optional.of(new ResultReader.Written(log(cell), blocks.get(finals.block(cell)).offset(finals.line(cell))))
        : Optional.empty();
  }

  /** A place in a log where a line begins and before which all was read; 0 for a log that was not there. */
  public long read(Path log) {
    int which = logs.indexOf(log);
    return which < 0 || indexes.get(which).blocks().isEmpty() ? 0
        : indexes.get(which).blocks().getLast().range().from();
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

  /** The versions of the rules that made results. */
  RuleVersions versions() {
    return versions;
  }

  @Override
  public void close() throws IOException {
    pool.close();
  }
}
