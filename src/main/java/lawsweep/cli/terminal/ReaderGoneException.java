package lawsweep.cli.terminal;

import java.io.IOException;

/** Whoever read the standard output has closed it: {@code lawsweep … | head}. No error, and nothing left to do. */
final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  ReaderGoneException(IOException cause) {
    super("standard output was closed", cause);
  }
}
