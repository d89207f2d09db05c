package lawsweep.sweep.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lawsweep.work.Team;

/**
 * What a log holds, read from the index beside it as far as that goes, and from the log. The index is used only if the
 * log still has what it was made of, by the CRC-32C of each two megabytes, which misses one damage in four billion;
 * what was added since is read. An index that is missing, damaged, or of another sweep or version is made anew; where
 * it cannot be written everything goes on without. Small logs have none.
 */
public final class LogIndex {

  /** Logs that are shorter are read each time. */
  private static final int LEAST_BYTES = 4 << 20;
  /** So much of a log is a block, about: each thread has what it makes of one in memory, and leaves it for garbage. */
  private static final int BLOCK_BYTES = 2 << 20;

  private final List<String> columns;
  private final List<LogBlock> blocks;

  private LogIndex(List<String> columns, List<LogBlock> blocks) {
    this.columns = List.copyOf(columns);
    this.blocks = List.copyOf(blocks);
  }

  /**
   * How large logs and their blocks are that have an index.
   *
   * @param block bytes of the log in a block, about
   * @param least bytes of the log that are read each time rather than kept
   * @param kept false if every byte is read, and nothing kept, whatever there is
   */
  public record Sizes(int block, long least, boolean kept) {

    /** Those of all who want to know what a log says. */
    public static final Sizes USUAL = new Sizes(BLOCK_BYTES, LEAST_BYTES, true);

    /** Those of who checks a log: it is read anew. */
    public static final Sizes ANEW = new Sizes(BLOCK_BYTES, LEAST_BYTES, false);
  }

  /**
   * Reads a log with its index.
   *
   * @param log the log
   * @param channel open on it
   * @param rules how its records are read
   * @param sizes how large it is to be to have an index
   * @param team the threads
   */
  public static LogIndex of(Path log, FileChannel channel, LogRules rules, Sizes sizes, Team team) throws IOException {
    IndexFile.Content kept = !sizes.kept() || channel.size() < sizes.least() ? IndexFile.Content.NONE
        : IndexFile.read(log, rules, team).orElse(IndexFile.Content.NONE);
    return new Reader(channel, rules, sizes, team).read(log, kept);
  }

  /** The names of the columns of all blocks. */
  public List<String> columns() {
    return columns;
  }

  /** The blocks in their order; together they are the log. */
  public List<LogBlock> blocks() {
    return blocks;
  }

  /** Reads one log. */
  private record Reader(FileChannel channel, LogRules rules, Sizes sizes, Team team) {

    LogIndex read(Path log, IndexFile.Content kept) throws IOException {
      IndexFile.Content good = matches(kept) ? kept : IndexFile.Content.NONE;
      long size = channel.size();
      long more = size - end(good.blocks());
      List<LogBlock> blocks = new ArrayList<>(good.blocks());
      List<String> columns = good.columns();
      if (more >= sizes.least()) {
        dropUnfilled(blocks);
        blocks.addAll(lines(end(blocks), size));
        columns = rules.columns();
        if (sizes.kept()) {
          keep(log, new IndexFile.Content(columns, blocks));
        }
      }
      if (more > 0) {
        LogBlock rest = BlockBuilder.rest(channel, rules, end(blocks));
        columns = rules.columns();
        blocks.add(rest);
      }
      return new LogIndex(columns, blocks);
    }

    /** True if the log has the bytes of which the index was made, by their checksums. */
    private boolean matches(IndexFile.Content kept) throws IOException {
      if (end(kept.blocks()) > channel.size()) {
        return false;
      }
      boolean[] same = new boolean[kept.blocks().size()];
      IoTasks.run(team, same.length, i -> same[i] = has(kept.blocks().get(i).range()));
      long at = 0;
      for (int i = 0; i < same.length; i++) {
        LogBlock.Range range = kept.blocks().get(i).range();
        if (!same[i] || range.from() != at) {
          return false;
        }
        at = range.to();
      }
      return true;
    }

    private boolean has(LogBlock.Range range) throws IOException {
      try {
        return Crc.of(channel, range) == range.checksum();
      } catch (EOFException e) {
        return false; // Cut meanwhile.
      }
    }

    private static long end(List<LogBlock> blocks) {
      return blocks.isEmpty() ? 0 : blocks.getLast().range().to();
    }

    /** A last block that is small is made again with what follows. */
    private void dropUnfilled(List<LogBlock> blocks) {
      if (!blocks.isEmpty() && blocks.getLast().range().bytes() < sizes.block() / 2) {
        blocks.removeLast();
      }
    }

    /** The blocks of all lines from a place on that a line break ends. */
    private List<LogBlock> lines(long from, long to) throws IOException {
      int parts = Math.toIntExact((to - from + sizes.block() - 1) / sizes.block());
      LogBlock[] made = new LogBlock[parts];
      rules.columns();
      IoTasks.run(team, parts, i -> {
        long begin = from + (long) i * sizes.block();
        long end = Math.min(to, begin + sizes.block());
        long first = i == 0 ? from : lineAfter(begin - 1, end - 1);
        made[i] = first < 0 ? null : BlockBuilder.lines(channel, rules, first, end);
      });
      List<LogBlock> blocks = new ArrayList<>();
      long at = from;
      for (LogBlock block : made) {
        // Where the log grew meanwhile a line may be missing between two blocks: the rest is read again.
        if (block != null && block.range().from() == at && block.range().bytes() > 0) {
          blocks.add(block);
          at = block.range().to();
        }
      }
      return blocks;
    }

    /** Where the first line begins whose line break before it is in a part of the log; -1 if none does. */
    private long lineAfter(long from, long to) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
      for (long at = from; at < to; at += bytes.limit()) {
        bytes.clear().limit((int) Math.min(bytes.capacity(), to - at));
        if (channel.read(bytes, at) <= 0) {
          return -1;
        }
        bytes.flip();
        for (int i = 0; i < bytes.limit(); i++) {
          if (bytes.get(i) == '\n') {
            return at + i + 1;
          }
        }
      }
      return -1;
    }

    /** An index is of use where it can be written, and not needed where it cannot. */
    private void keep(Path log, IndexFile.Content content) {
      try {
        IndexFile.write(log, rules.digest(), content);
      } catch (IOException e) {
        return; // No room, or a directory that may only be read: whoever comes next reads the log.
      }
    }
  }
}
