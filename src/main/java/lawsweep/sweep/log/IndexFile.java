package lawsweep.sweep.log;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import lawsweep.text.WholeFile;
import lawsweep.work.Team;

/**
 * The file of an index, beside its log: a head, and two parts for each block. The head has the digest of
 * {@link LogRules}, the names of columns, and for each block its range of the log with the checksum of the bytes there,
 * and where its parts lie, with their checksums. Numbers are little endian.
 */
final class IndexFile {

  private static final long MAGIC = 0x3130584449574c53L; // "SLWIDX01"
  private static final int START = Long.BYTES + 2 * Integer.BYTES;
  private static final int MOST_HEAD = 1 << 28;

  private IndexFile() {}

  /** Where the index of a log is. */
  static Path of(Path log) {
    return log.resolveSibling(log.getFileName() + ".index");
  }

  /**
   * What an index file holds.
   *
   * @param columns the names of columns
   * @param blocks the blocks, one after the other from the log's beginning
   * @param checksums those of the log's bytes, block by block
   */
  record Content(List<String> columns, List<LogBlock> blocks, List<Integer> checksums) {

    /** Nothing. */
    static final Content NONE = new Content(List.of(), List.of(), List.of());

    /** Copies the lists. */
    Content {
      columns = List.copyOf(columns);
      blocks = List.copyOf(blocks);
      checksums = List.copyOf(checksums);
    }
  }

  /** Where a block and its parts lie. */
  private record Entry(LogBlock.Range range, int checksum, Part summary, Part columns) {

    static Entry read(ByteBuffer head) {
      return new Entry(new LogBlock.Range(head.getLong(), head.getLong()), head.getInt(), Part.read(head),
          Part.read(head));
    }

    void write(IndexBytes head) {
      head.add(range.from());
      head.add(range.to());
      head.add(checksum);
      summary.write(head);
      columns.write(head);
    }
  }

  /** A part of the file, counted from the end of the head. */
  private record Part(long at, int length, int checksum) {

    static Part read(ByteBuffer head) {
      return new Part(head.getLong(), head.getInt(), head.getInt());
    }

    void write(IndexBytes head) {
      head.add(at);
      head.add(length);
      head.add(checksum);
    }

    ByteBuffer in(MemorySegment file, long start) throws IOException {
      ByteBuffer bytes = file.asSlice(start + at, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
      if (Crc.of(bytes) != checksum) {
        throw new IOException("expected an index that is whole, got a damaged one");
      }
      return bytes;
    }
  }

  /**
   * Reads the index of a log.
   *
   * @param arena keeps what is read
   * @return empty if there is none, or one that is torn, damaged, or made by other rules
   */
  static Optional<Content> read(Path log, LogRules rules, Arena arena, Team team) {
    try (FileChannel channel = FileChannel.open(of(log), StandardOpenOption.READ)) {
      MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
      ByteBuffer start = bytes(file, 0, START);
      if (start.getLong() != MAGIC) {
        return Optional.empty();
      }
      int length = start.getInt();
      int checksum = start.getInt();
      ByteBuffer head = bytes(file, START, length);
      if (Crc.of(head) != checksum || !IndexBytes.text(head).equals(rules.digest())) {
        return Optional.empty();
      }
      return Optional.of(content(file, head, START + (long) length, rules, team));
    } catch (IOException | IndexOutOfBoundsException | BufferUnderflowException | NoSuchElementException
        | IllegalArgumentException e) {
      return Optional.empty(); // As good as none: it is made anew.
    }
  }

  private static ByteBuffer bytes(MemorySegment file, long at, int length) {
    return file.asSlice(at, length).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static Content content(MemorySegment file, ByteBuffer head, long start, LogRules rules, Team team)
      throws IOException {
    List<String> columns = new ArrayList<>();
    for (int left = head.getInt(); left > 0; left--) {
      columns.add(IndexBytes.text(head));
    }
    Entry[] entries = new Entry[head.getInt()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Entry.read(head);
    }
    LogBlock[] blocks = new LogBlock[entries.length];
    IoTasks.run(team, blocks.length, i -> blocks[i] = BlockBuilder.read(entries[i].range(),
        entries[i].summary().in(file, start), entries[i].columns().in(file, start), rules));
    List<Integer> checksums = new ArrayList<>();
    for (Entry entry : entries) {
      checksums.add(entry.checksum());
    }
    return new Content(columns, List.of(blocks), checksums);
  }

  /** Writes the index of a log beside it, and puts it in the place of one that is there. */
  static void write(Path log, String digest, Content content) throws IOException {
    IndexBytes head = new IndexBytes();
    head.add(digest);
    head.add(content.columns().size());
    content.columns().forEach(head::add);
    head.add(content.blocks().size());
    long at = 0;
    for (int i = 0; i < content.blocks().size(); i++) {
      LogBlock block = content.blocks().get(i);
      Part summary = new Part(at, block.summary().limit(), Crc.of(block.summary()));
      Part columns = new Part(at + summary.length(), block.columns().limit(), Crc.of(block.columns()));
      new Entry(block.range(), content.checksums().get(i), summary, columns).write(head);
      at = columns.at() + columns.length();
    }
    if (head.size() > MOST_HEAD) {
      throw new IOException("expected an index with a head of at most " + MOST_HEAD + " bytes, got " + head.size());
    }
    IndexBytes start = new IndexBytes();
    start.add(MAGIC);
    start.add(head.size());
    start.add(Crc.of(head.all()));
    replace(of(log), start.all(), head.all(), content.blocks());
  }

  private static void replace(Path path, ByteBuffer start, ByteBuffer head, List<LogBlock> blocks) throws IOException {
    Path part = WholeFile.part(path, ProcessHandle.current().pid() + "-" + Thread.currentThread().threadId());
    try {
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
        writeAll(file, start);
        writeAll(file, head);
        for (LogBlock block : blocks) {
          writeAll(file, block.summary().duplicate());
          writeAll(file, block.columns().duplicate());
        }
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
