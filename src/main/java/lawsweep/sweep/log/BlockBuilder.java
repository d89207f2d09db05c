package lawsweep.sweep.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Reads a part of a log and makes the block of it. For one thread. */
final class BlockBuilder {

  private final LogRules rules;
  private final long from;
  private final Lines.Builder lines = new Lines.Builder();
  private final List<BlockColumn.Builder> columns = new ArrayList<>();

  private BlockBuilder(LogRules rules, long from) {
    this.rules = rules;
    this.from = from;
    rules.columns().forEach(_ -> columns.add(new BlockColumn.Builder()));
  }

  /** The block of the lines that begin in a part of a log and are ended there by a line break. */
  static LogBlock lines(FileChannel log, LogRules rules, long from, long to) throws IOException {
    BlockBuilder builder = new BlockBuilder(rules, from);
    return builder.end(LogScan.lines(log, from, to, builder::add));
  }

  /** The block of the rest of a log, whatever it is. */
  static LogBlock rest(FileChannel log, LogRules rules, long from) throws IOException {
    BlockBuilder builder = new BlockBuilder(rules, from);
    return builder.end(LogScan.rest(log, from, builder::add));
  }

  private void add(byte[] payload, long offset) {
    int at = Math.toIntExact(offset - from);
    List<Object> values = switch (rules.read(payload, offset)) {
      case Reading.Refused(String reason, boolean newer) -> {
        lines.add(at, payload.length, newer ? LogBlock.NEWER : LogBlock.REFUSED, reason);
        yield List.of();
      }
      case Reading.Strange(String key) -> {
        lines.add(at, payload.length, LogBlock.STRANGE, key);
        yield List.of();
      }
      case Reading.Found found -> {
        lines.add(at, payload.length, found);
        yield found.values();
      }
    };
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).add(values.isEmpty() ? null : values.get(i));
    }
  }

  private LogBlock end(LogScan.Outcome outcome) {
    IndexBytes summary = new IndexBytes();
    lines.write(summary);
    summary.add(outcome.damagedAt().size());
    outcome.damagedAt().forEach(at -> summary.add(at.longValue()));
    IndexBytes all = new IndexBytes();
    columns.forEach(_ -> all.add(0));
    for (int i = 0; i < columns.size(); i++) {
      all.set(i * Integer.BYTES, all.size());
      columns.get(i).write(all);
    }
    return read(new LogBlock.Range(from, outcome.end(), outcome.checksum()), summary.all(), all.all(), rules);
  }

  /** The block that an index keeps. */
  static LogBlock read(LogBlock.Range range, ByteBuffer summary, ByteBuffer columns, LogRules rules) {
    ByteBuffer from = summary.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    Lines lines = Lines.read(from, rules::caveat);
    List<Long> damagedAt = new ArrayList<>();
    for (int left = from.getInt(); left > 0; left--) {
      damagedAt.add(from.getLong());
    }
    return new LogBlock(range, lines, damagedAt, summary, columns);
  }
}
