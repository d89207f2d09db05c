package lawsweep.sweep.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.RecordBrief;

/** Per cell of a sweep what its final record says in brief, and where it lies: 20 bytes each. */
final class FinalRecords {

  /** What records say in brief, each once. */
  private final List<Optional<RecordBrief>> briefs = new ArrayList<>(List.of(Optional.empty()));
  private final Map<RecordBrief, Integer> known = new HashMap<>();
  /** Which of {@link #briefs}; 0 for no record. */
  private final int[] brief;
  private final int[] log;
  private final int[] length;
  private final long[] offset;

  /** For so many cells, without records. */
  FinalRecords(int cells) {
    brief = new int[cells];
    log = new int[cells];
    length = new int[cells];
    offset = new long[cells];
  }

  int cells() {
    return brief.length;
  }

  boolean has(int cell) {
    return brief[cell] != 0;
  }

  /** Sets a cell's record, which lies in the log with this number. */
  void put(int cell, RecordBrief inBrief, int itsLog, long itsOffset, int itsLength) {
    brief[cell] = known.computeIfAbsent(inBrief, b -> {
      briefs.add(Optional.of(b));
      return briefs.size() - 1;
    });
    log[cell] = itsLog;
    offset[cell] = itsOffset;
    length[cell] = itsLength;
  }

  /** What a cell's record says in brief; empty if it has none. */
  Optional<RecordBrief> brief(int cell) {
    return briefs.get(brief[cell]);
  }

  int log(int cell) {
    return log[cell];
  }

  long offset(int cell) {
    return offset[cell];
  }

  int length(int cell) {
    return length[cell];
  }
}
