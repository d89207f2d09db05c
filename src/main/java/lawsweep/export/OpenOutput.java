package lawsweep.export;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lawsweep.text.ReaderGoneException;

/**
 * An output that is there already and no regular file: a device, a named pipe, or a stream that the process was started
 * with. What is written goes straight into it, and nothing is made beside it.
 */
public final class OpenOutput extends OutputStream {

  private final String name;
  private final OutputStream out;

  private final boolean ours;

  private OpenOutput(String name, OutputStream out, boolean ours) {
    this.name = name;
    this.out = out;
    this.ours = ours;
  }

  /** Whether a path names one. */
  public static boolean isNamedBy(Path path) {
    return number(path) >= 0
        || (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path));
  }

  /** Whether the one that a path names can be written, as far as one can tell before it is opened. */
  public static boolean isWritable(Path path) {
    return isStandard(path) || Files.isWritable(path);
  }

  /**
   * Opens the one that a path names. The standard output and error are used as they are: opened by name again they
   * would be cut to nothing if they are files, and refused if they are sockets or another user's terminal.
   *
   * @throws IOException if it cannot be opened
   */
  public static OpenOutput at(Path path) throws IOException {
    return isStandard(path)
        ? new OpenOutput(path.toString(),
            new FileOutputStream(number(path) == 1 ? FileDescriptor.out : FileDescriptor.err), false)
        : new OpenOutput(path.toString(), new FileOutputStream(path.toFile(), true), true);
  }

  private static boolean isStandard(Path path) {
    int number = number(path);
    return number == 1 || number == 2;
  }

  /** The number of the stream of this process that a path names, or −1. */
  private static int number(Path path) {
    String name = path.toAbsolutePath().normalize().toString();
    return switch (name) {
      case "/dev/stdout" -> 1;
      case "/dev/stderr" -> 2;
      default -> name.matches("(/dev/fd|/proc/self/fd)/[0-9]{1,6}") ? Integer.parseInt(name.replaceAll(".*/", "")) : -1;
    };
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /**
   * {@inheritDoc}
   *
   * @throws ReaderGoneException if nobody reads any more
   */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw ReaderGoneException.orNamed("cannot write " + name, e);
    }
  }

  /** Closes it, unless the process was started with it: there may be more to say. */
  @Override
  public void close() throws IOException {
    if (ours) {
      out.close();
    }
  }
}
