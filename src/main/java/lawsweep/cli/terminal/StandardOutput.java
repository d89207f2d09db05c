package lawsweep.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import lawsweep.text.ReaderGoneException;

/** The standard output in UTF-8. Unlike {@link System#out} it notices a full disk, and tells it from a closed pipe. */
public final class StandardOutput extends OutputStream {

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);

  /** Prints lines, with a line break at the end; that nobody reads them any more is no error. */
  public static void print(String lines) throws IOException {
    try {
      new StandardOutput().write((lines + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (ReaderGoneException e) {
      return;
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b});
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
      throw ReaderGoneException.orNamed("standard output", e);
    }
  }
}
