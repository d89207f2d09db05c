package lawsweep.sweep;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that it is there as a whole or not at all. */
public final class WholeFile {

  private static final String SUFFIX = ".part";

  private WholeFile() {}

  /** Writes beside the file first, waits for the disk, and renames. */
  public static void write(Path path, byte[] bytes) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid() + SUFFIX);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
  }

  /** True for the names that {@link #write} uses until a file is whole. */
  static boolean temporary(String name) {
    return name.endsWith(SUFFIX);
  }
}
