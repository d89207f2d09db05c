package lawsweep.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;

/** The standard input as an argument names it. That it is closed is a mistake of whoever named it. */
public final class StandardInput extends FilterInputStream {

  private final String wanted;

  /**
   * Reads from it.
   *
   * @param wanted what is expected there, for the complaint: {@code a sweep spec}
   */
  public StandardInput(String wanted) {
    super(System.in);
    this.wanted = wanted;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException if it is closed, or cannot be read for another reason
   */
  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UsageException if it is closed, or cannot be read for another reason
   */
  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new UsageException("expected " + wanted + " on the standard input, which is closed or cannot be read: "
          + e.getMessage(), e);
    }
  }
}
