package lawsweep.sweep;

/** A record that cannot be read; the message is one line. */
public final class RecordFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  public RecordFormatException(String message) {
    super(message);
  }

  /** Says what was expected and what came, with what found it out. */
  public RecordFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
