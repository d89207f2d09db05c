package lawsweep.export;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file of results, which appears as a whole or not at all. */
public final class WrittenFile {

  /** Writes all there is to write. */
  @FunctionalInterface
  public interface Content<R> {

    /** Writes to a file that is there already or not, and says what was written. */
    R writeTo(Path file) throws IOException;
  }

  private WrittenFile() {}

  /**
   * Writes a text in UTF-8. A file that is there already is replaced; a device or pipe is written to.
   *
   * @param out the file; its directory exists
   * @throws IOException if writing fails, with a message that names the file
   */
  public static void text(Path out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (OpenOutput.isNamedBy(out)) {
      try (OpenOutput stream = OpenOutput.at(out)) {
        stream.write(bytes);
      }
      return;
    }
    write(out, file -> {
      try (FileOutputStream stream = new FileOutputStream(file.toFile())) {
        stream.write(bytes);
      }
      return bytes.length;
    });
  }

  /** Copies a file that is whole. A file that is there already is replaced; a device or pipe is written to. */
  static void copy(Path whole, Path out) throws IOException {
    if (OpenOutput.isNamedBy(out)) {
      try (OpenOutput stream = OpenOutput.at(out)) {
        Files.copy(whole, stream);
      }
      return;
    }
    write(out, part -> Files.copy(whole, part, StandardCopyOption.REPLACE_EXISTING));
  }

  /** Writes beside the file, which is none that {@link OpenOutput} writes, waits for the disk, and renames. */
  public static <R> R write(Path out, Content<R> content) throws IOException {
    return named(out, () -> {
      Path target = Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
      Path part = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        R written = content.writeTo(part);
        force(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    });
  }

  /** A step of writing. */
  private interface Step<R> {
    R run() throws IOException;
  }

  private static <R> R named(Path out, Step<R> step) throws IOException {
    try {
      return step.run();
    } catch (IOException e) {
      throw new IOException("cannot write " + out + ": " + e.getMessage(), e);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileOutputStream stream = new FileOutputStream(file.toFile(), true)) {
      stream.getChannel().force(true);
    }
  }
}
