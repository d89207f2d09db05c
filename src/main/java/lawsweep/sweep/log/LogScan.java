package lawsweep.sweep.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads a log from its beginning: hands out its unharmed records and remembers what is harmed. A record is lost
 * exactly if one of its own bytes is; the records after it are found again at the next line break. Never writes,
 * so a log can be read while it grows.
 */
public final class LogScan {

  private static final int FIRST_BUFFER = 1 << 16;

  /** Takes the records as they come. */
  @FunctionalInterface
  public interface Sink {

    /**
     * One record.
     *
     * @param payload the record; the caller's to keep
     * @param offset where it lies in the log
     */
    void accept(byte[] payload, long offset) throws IOException;
  }

  /**
   * What was found besides records.
   *
   * @param end the length of the log without a torn tail
   * @param torn true if bytes of an unfinished record follow
   * @param checksum the CRC-32C of the bytes that were read up to the end
   * @param damagedAt where harmed lines start
   */
  public record Outcome(long end, boolean torn, int checksum, List<Long> damagedAt) {

    /** Copies the list. */
    public Outcome {
      damagedAt = List.copyOf(damagedAt);
    }
  }

  private final FileChannel log;
  private final Sink sink;
  private final List<Long> damagedAt = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BUFFER];
  /** Where the buffer's first byte lies in the log. */
  private long base;
  private int filled;
  private boolean atEnd;
  /** Where the present line started, if its beginning was no frame and is dropped; -1 otherwise. */
  private long harmedSince = -1;
  /** Of the bytes from the beginning to {@link #summed}, a place in the buffer. */
  private final CRC32C checksum = new CRC32C();
  private int summed;
  /** The checksum of what lies before {@link #harmedSince}. */
  private int beforeHarm;

  private LogScan(FileChannel log, Sink sink, long from) {
    this.log = log;
    this.sink = sink;
    this.base = from;
  }

  /** Reads the whole log; does not move the channel's position. */
  public static Outcome scan(FileChannel log, Sink sink) throws IOException {
    return rest(log, 0, sink);
  }

  /** Reads a log from where {@link #lines} ended, or from its beginning, to its end. */
  public static Outcome rest(FileChannel log, long from, Sink sink) throws IOException {
    return new LogScan(log, sink, from).run(Long.MAX_VALUE, true);
  }

  /**
   * Reads the lines that begin in a part of a log and are ended by a line break. Parts may be read in any order and by
   * many threads: what is found in a line depends on nothing before it.
   *
   * @param from where a line begins: after a line break, where reading such a part ended, or 0
   * @param to where lines are left to others
   * @return where it ended: where the first line begins that was not read
   */
  public static Outcome lines(FileChannel log, long from, long to, Sink sink) throws IOException {
    return new LogScan(log, sink, from).run(to, false);
  }

  private Outcome run(long to, boolean withTail) throws IOException {
    int line = 0;
    int searched = 0;
    while (true) {
      int lineBreak = find(line, searched);
      if (lineBreak >= 0) {
        line = takeLine(line, lineBreak);
        searched = line;
        if (line > lineBreak && base + line >= to) {
          return ended(line, false);
        }
      } else if (!atEnd) {
        line = drop(line);
        searched = filled - line;
        more(line);
        line = 0;
      } else if (withTail) {
        return tail(line);
      } else {
        return ended(line, false);
      }
    }
  }

  private int find(int line, int searched) {
    for (int i = Math.max(line, searched); i < filled; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /**
   * Where the line that is not yet whole starts, or rather what has to be kept of it. Of a line that begins with no
   * frame only the end is of interest, however long it is: zeros that a crash left are not gathered in memory.
   */
  private int drop(int line) throws IOException {
    if (harmedSince < 0) {
      int at = line;
      for (LogLine.Extent extent = unbroken(at); extent.valid(); extent = unbroken(at)) {
        deliver(extent);
        damagedAt.add(base + extent.end());
        at = extent.end() + 1;
      }
      if (filled - at < LogLine.MAX_HEAD || mayBecomeFrame(at)) {
        return at;
      }
      harmedSince = base + at;
      beforeHarm = sum(at);
    }
    return filled;
  }

  /** A frame in the buffer with another byte in the place of its line break. */
  private LogLine.Extent unbroken(int from) {
    return LogLine.find(buffer, from, filled - 1);
  }

  private boolean mayBecomeFrame(int from) {
    LogLine.Extent claimed = LogLine.claimed(buffer, from, filled);
    return claimed.valid() && claimed.end() >= filled;
  }

  /** Takes what lies before a line break and returns where the next line starts. */
  private int takeLine(int line, int lineBreak) throws IOException {
    if (harmedSince >= 0) {
      damagedAt.add(harmedSince);
      harmedSince = -1;
      return lineBreak + 1;
    }
    LogLine.Extent extent = LogLine.find(buffer, line, lineBreak);
    if (!extent.valid()) {
      damagedAt.add(base + line);
      return lineBreak + 1;
    }
    deliver(extent);
    if (extent.end() < lineBreak) {
      damagedAt.add(base + extent.end());
    }
    return extent.end() + 1;
  }

  /** Without a line break at its end the last line is torn, unless another byte stands in the break's place. */
  private Outcome tail(int line) throws IOException {
    return ended(drop(line), true);
  }

  /** Ends before a line, which is torn if it is the rest of the log, or where it began if it has no frame. */
  private Outcome ended(int line, boolean withTail) {
    int sum = sum(line);
    long end = harmedSince >= 0 ? harmedSince : base + line;
    return new Outcome(end, withTail && end < base + filled, harmedSince >= 0 ? beforeHarm : sum, damagedAt);
  }

  /** The checksum of all bytes before a place in the buffer, which is no earlier than that of the last call. */
  private int sum(int to) {
    checksum.update(buffer, summed, to - summed);
    summed = to;
    return (int) checksum.getValue();
  }

  private void deliver(LogLine.Extent extent) throws IOException {
    sink.accept(Arrays.copyOfRange(buffer, extent.start(), extent.end()), base + extent.start());
  }

  /** Drops what lies before {@code line} and reads on. */
  private void more(int line) throws IOException {
    sum(line);
    summed = 0;
    System.arraycopy(buffer, line, buffer, 0, filled - line);
    base += line;
    filled -= line;
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    }
    int read = log.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), base + filled);
    if (read <= 0) {
      atEnd = true;
    } else {
      filled += read;
    }
  }
}
