package lawsweep.sweep.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.CellRecord;
import lawsweep.work.Team;

/** Records on their way from a log: read by all threads of a team, handed on by one, in order. */
public final class RecordBatch {

  private static final int MAX_RECORDS = 1024;
  private static final int MAX_BYTES = 4 << 20;
  /** More threads than that gain nothing: the log itself is read by one. */
  private static final int MAX_THREADS = 8;

  /** Takes what was read. */
  interface Sink {

    /** A record, its cell's place in the grid or -1, and where in its log it lies. */
    void accept(CellRecord record, int place, long offset, int length) throws IOException;

    /** Why the bytes at a place are no record, in one line. */
    void unusable(String reason, byte[] payload, long offset);
  }

  private record Raw(byte[] payload, long offset) {}

  private final LogEras eras;
  private final CellPlaces places;
  private final Team team;
  private final Sink sink;
  private final List<Raw> waiting = new ArrayList<>();
  private int bytes;

  RecordBatch(LogEras eras, CellPlaces places, Team team, Sink sink) {
    this.eras = eras;
    this.places = places;
    this.team = team;
    this.sink = sink;
  }

  /** How many of the machine's threads are worth having. */
  public static int threads(int available) {
    return Math.clamp(available, 1, MAX_THREADS);
  }

  void add(byte[] payload, long offset) throws IOException {
    waiting.add(new Raw(payload, offset));
    bytes += payload.length;
    if (waiting.size() == MAX_RECORDS || bytes >= MAX_BYTES) {
      flush();
    }
  }

  /** Hands on what is still waiting. */
  void flush() throws IOException {
    CellRecord[] records = new CellRecord[waiting.size()];
    int[] place = new int[records.length];
    String[] reasons = new String[waiting.size()];
    team.forEach(records.length, i -> {
      try {
        records[i] = eras.form(waiting.get(i).offset()).read(waiting.get(i).payload());
        place[i] = places.of(records[i].cell());
      } catch (RecordFormatException e) {
        reasons[i] = String.valueOf(e.getMessage());
      }
    });
    for (int i = 0; i < records.length; i++) {
      Raw raw = waiting.get(i);
      if (records[i] == null) {
        sink.unusable(reasons[i], raw.payload(), raw.offset());
      } else {
        sink.accept(records[i], place[i], raw.offset(), raw.payload().length);
      }
    }
    waiting.clear();
    bytes = 0;
  }
}
