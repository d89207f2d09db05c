package lawsweep.sweep.store;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.RecordForm;
import lawsweep.sweep.RecordSource;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;

/**
 * The final records of a directory in the spec's grid order, then by seed: what exports are made of. Sees what was
 * written when it was opened. For one thread.
 */
public final class ResultReader implements AutoCloseable {

  private static final int MAX_RECORDS = 1024;
  private static final int MAX_BYTES = 4 << 20;

  private final ResultIndex index;
  private final RecordForm form;
  private final ThreadTeam team;
  /** Records that were read ahead. */
  private final Deque<CellRecord> ahead = new ArrayDeque<>();
  private int next;

  private ResultReader(ResultIndex index, ThreadTeam team) {
    this.index = index;
    this.form = index.sweep().records();
    this.team = team;
  }

  /**
   * Opens a directory.
   *
   * @throws IOException if a log cannot be read
   */
  public static ResultReader open(ResultDirectory directory) throws IOException {
    return open(directory, ResultIndex::of);
  }

  /**
   * Opens a directory to check what it holds: every byte of its logs is read, whatever is kept beside them.
   *
   * @throws IOException if a log cannot be read
   */
  public static ResultReader openAnew(ResultDirectory directory) throws IOException {
    return open(directory, ResultIndex::anew);
  }

  /** Reads a directory. */
  @FunctionalInterface
  private interface Reading {
    ResultIndex of(ResultDirectory directory, Team team) throws IOException;
  }

  private static ResultReader open(ResultDirectory directory, Reading how) throws IOException {
    ThreadTeam team = new ThreadTeam(ResultIndex.threads(Runtime.getRuntime().availableProcessors()));
    try {
      return new ResultReader(how.of(directory, team), team);
    } catch (IOException | RuntimeException e) {
      team.close();
      throw e;
    }
  }

  /**
   * The next record; empty at the end. Cells without a record are passed over.
   *
   * @throws IOException if a log cannot be read
   */
  public Optional<CellRecord> next() throws IOException {
    if (ahead.isEmpty()) {
      readAhead();
    }
    return Optional.ofNullable(ahead.poll());
  }

  /**
   * Where the final record of a cell (its place in the grid, 0-based) was written. Records of one log were written in
   * the order in which their cells were done.
   *
   * @param log the number of the log
   * @param at where the record begins in it, in bytes
   */
  public record Written(int log, long at) {}

  /** Where the final record of a cell was written; empty if it has none. */
  public Optional<Written> written(int cell) {
    return index.written(cell);
  }

  /** The same records, to be verified. */
  public RecordSource toVerify() {
    ResultReader reader = this;
    return new RecordSource() {
      @Override
      public Optional<Item> next() throws IOException {
        return reader.next().map(record -> new Read(record.key(), record));
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  private void readAhead() throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    List<Integer> cells = new ArrayList<>();
    for (int bytes = 0; next < index.cells() && payloads.size() < MAX_RECORDS && bytes < MAX_BYTES; next++) {
      if (index.has(next)) {
        payloads.add(index.payload(next));
        cells.add(next);
        bytes += payloads.getLast().length;
      }
    }
    CellRecord[] records = new CellRecord[payloads.size()];
    team.forEach(records.length, i -> {
      Cell cell = index.sweep().cells().get(cells.get(i));
      records[i] = index.sweep().kinds().of(cell).restore(form.read(payloads.get(i)), cell);
    });
    ahead.addAll(List.of(records));
  }

  /** What a reader of the results should know: records that are damaged or contradict each other, a line each, … */
  public List<String> warnings() {
    return Stream.of(index.damages(), index.conflicts(), index.notices()).flatMap(List::stream).toList();
  }

  @Override
  public void close() throws IOException {
    team.close();
    index.close();
  }
}
