package lawsweep.sweep.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import lawsweep.text.WholeFile;
import lawsweep.work.Team;

/**
 * The file of an index, beside its log: a head, and two parts for each block. The head has the digest of
 * {@link LogRules}, the names of columns, and for each block its range of the log with the checksum of the bytes there,
 * and where its parts lie, with their checksums. Numbers are little endian.
 */
final class IndexFile {

  private static final long MAGIC = 0x3230584449574c53L; // "SLWIDX02"
  private static final int START = Long.BYTES + 2 * Integer.BYTES;
  private static final int MOST_HEAD = 1 << 28;
  /** Bytes of a disk that are not for indexes. */
  private static final long ROOM = 256L << 20;
  /** What nobody wrote to for so long was left by a process that was killed: an index takes seconds. */
  private static final Duration LEFT = Duration.ofMinutes(10);

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
   */
  record Content(List<String> columns, List<LogBlock> blocks) {

    /** Nothing. */
    static final Content NONE = new Content(List.of(), List.of());

    /** Copies the lists. */
    Content {
      columns = List.copyOf(columns);
      blocks = List.copyOf(blocks);
    }
  }

  /** Where a block and its parts lie. */
  private record Entry(LogBlock.Range range, Part summary, Part columns) {

    static Entry read(ByteBuffer head) {
      LogBlock.Range range = new LogBlock.Range(head.getLong(), head.getLong(), head.getInt());
      return new Entry(range, Part.read(head), Part.read(head));
    }

    void write(IndexBytes head) {
      head.add(range.from());
      head.add(range.to());
      head.add(range.checksum());
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

    ByteBuffer in(FileChannel file, long start) throws IOException {
      ByteBuffer bytes = bytes(file, start + at, length);
      if (Crc.of(bytes) != checksum) {
        throw new IOException("expected an index that is whole, got a damaged one");
      }
      return bytes;
    }
  }

  /**
   * Reads the index of a log. All of it is in memory then: another process, or another machine that has the same disk,
   * may replace the file at any time.
   *
   * @return empty if there is none, or one that is torn, damaged, or made by other rules
   */
  static Optional<Content> read(Path log, LogRules rules, Team team) {
    try (FileChannel file = FileChannel.open(of(log), StandardOpenOption.READ)) {
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

  private static ByteBuffer bytes(FileChannel file, long at, int length) throws IOException {
    if (length < 0 || length > file.size() - at) {
      throw new EOFException("expected an index that is whole, got a torn one");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("expected an index that is whole, got a torn one");
      }
    }
    return bytes.flip();
  }

  private static Content content(FileChannel file, ByteBuffer head, long start, LogRules rules, Team team)
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
    return new Content(columns, List.of(blocks));
  }

  /** Writes the index of a log beside it, and puts it in the place of one that is there. */
  static void write(Path log, String digest, Content content) throws IOException {
    IndexBytes head = new IndexBytes();
    head.add(digest);
    head.add(content.columns().size());
    content.columns().forEach(head::add);
    head.add(content.blocks().size());
    long at = 0;
    for (LogBlock block : content.blocks()) {
      Part summary = new Part(at, block.summary().limit(), Crc.of(block.summary()));
      Part columns = new Part(at + summary.length(), block.columns().limit(), Crc.of(block.columns()));
      new Entry(block.range(), summary, columns).write(head);
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

  /** Under a name of its own until it is whole: processes on other machines may write the same index. */
  private static void replace(Path path, ByteBuffer start, ByteBuffer head, List<LogBlock> blocks) throws IOException {
    Path part = WholeFile.part(path, UUID.randomUUID().toString());
    try {
      try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
        WholeFile.deleteUnfinished(path,
            FileTime.fromMillis(Files.getLastModifiedTime(part).toMillis() - LEFT.toMillis()));
        checkRoom(blocks.stream().mapToLong(block -> (long) block.summary().limit() + block.columns().limit()).sum(),
            path.toAbsolutePath().getParent().toFile().getUsableSpace());
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

  /**
   * Leaves a disk that is nearly full to the records of runs.
   *
   * @param bytes what the index takes
   * @param free what the disk has; 0 if that is not known, and on a full one nothing can be written
   */
  static void checkRoom(long bytes, long free) throws IOException {
    if (free != 0 && free - ROOM < bytes) {
      throw new IOException("expected room for an index of " + bytes + " bytes and for records, got " + free);
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
