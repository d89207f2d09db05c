package lawsweep.text;

import java.io.IOException;

/** Whoever read an output has closed it: {@code lawsweep … | head}. No error, and nothing left to do. */
public final class ReaderGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  private ReaderGoneException(IOException cause) {
    super("the reader closed the output", cause);
  }

  /** This exception if that is what a failed write means; else one that names the output. */
  public static IOException orNamed(String output, IOException failure) {
    return String.valueOf(failure.getMessage()).contains("Broken pipe")
        ? new ReaderGoneException(failure)
        : new IOException(output + ": " + failure.getMessage(), failure);
  }
}
