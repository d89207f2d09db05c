package lawsweep.sweep.log;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a part of a log holds, line by line in its order.
 *
 * @param range where it lies in the log
 * @param lines its records and what is no record
 * @param damagedAt where harmed lines begin in the log
 * @param summary lines and damages, as an index keeps them
 * @param columns what tables show of its records, as an index keeps it: {@link BlockColumn}
 */
public record LogBlock(Range range, Lines lines, List<Long> damagedAt, ByteBuffer summary, ByteBuffer columns) {

  /** A line that is no record of a cell of the sweep: a key or a reason. */
  public static final int STRANGE = -1;
  /** A line that cannot be read. */
  public static final int REFUSED = -2;
  /** A record by a later version of the program. */
  public static final int NEWER = -3;

  /** Copies the list. */
  public LogBlock {
    damagedAt = List.copyOf(damagedAt);
  }

  /**
   * A part of a log.
   *
   * @param from its first byte
   * @param to the byte after its last
   * @param checksum the CRC-32C of its bytes when they were read
   */
  public record Range(long from, long to, int checksum) {

    /** How many bytes it has. */
    public long bytes() {
      return to - from;
    }
  }

  /** How many lines there are, records or not. */
  public int size() {
    return lines.size();
  }

  /** Where the bytes of a line's record begin in the log. */
  public long offset(int line) {
    return range.from() + lines.at(line);
  }

  /** How many bytes they are. */
  public int length(int line) {
    return lines.length(line);
  }

  /** A column, by its number. */
  public BlockColumn column(int number) {
    return BlockColumn.of(columns, number, size());
  }
}
