package lawsweep.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** Writes a file so that it is there as a whole or not at all. */
public final class WholeFile {

  private static final String SUFFIX = ".part";

  private WholeFile() {}

  /**
   * Writes beside the file first, waits for the disk, and renames.
   *
   * @throws IOException if that fails, with a message that names the file; nothing is left behind then
   */
  public static void write(Path path, byte[] bytes) throws IOException {
    write(path, String.valueOf(ProcessHandle.current().pid()), bytes);
  }

  /**
   * Writes beside the file first, as {@link #part} has it, waits for the disk, and renames.
   *
   * @param owner differs for all who may write the file at the same time
   * @throws IOException if that fails, with a message that names the file; nothing is left behind then
   */
  public static void write(Path path, String owner, byte[] bytes) throws IOException {
    Path part = part(path, owner);
    try {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      IOException named = new IOException("cannot write " + path + ": " + FileTrouble.reason(e), e);
      try {
        Files.deleteIfExists(part);
      } catch (IOException left) {
        named.addSuppressed(left);
      }
      throw named;
    }
  }

  /** The file's name until it is whole. */
  public static Path part(Path path, String owner) {
    return path.resolveSibling(path.getFileName() + "." + owner + SUFFIX);
  }

  /** True for the names that {@link #write} uses until a file is whole. */
  public static boolean temporary(String name) {
    return name.endsWith(SUFFIX);
  }

  /**
   * Deletes what processes that were killed left of their writing of one file, while others may write it.
   *
   * @param before nobody writes to a file any more that was not written to since then
   */
  public static void deleteUnfinished(Path path, FileTime before) throws IOException {
    String start = path.getFileName() + ".";
    List<Path> left;
    try (Stream<Path> entries = Files.list(path.toAbsolutePath().getParent())) {
      left = entries.filter(entry -> temporary(entry.getFileName().toString())
          && entry.getFileName().toString().startsWith(start)).toList();
    }
    for (Path part : left) {
      try {
        if (Files.getLastModifiedTime(part).compareTo(before) < 0) {
          Files.deleteIfExists(part);
        }
      } catch (NoSuchFileException e) {
        // whole by now, or deleted by another process
      }
    }
  }

  /** Deletes what processes that were killed left of their writing in a directory; only if no one writes there. */
  public static void deleteUnfinished(Path directory) throws IOException {
    List<Path> unfinished;
    try (Stream<Path> entries = Files.list(directory)) {
      unfinished = entries.filter(entry -> temporary(entry.getFileName().toString())).toList();
    }
    for (Path part : unfinished) {
      Files.deleteIfExists(part);
    }
  }
}
