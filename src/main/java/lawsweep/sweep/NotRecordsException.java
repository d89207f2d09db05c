package lawsweep.sweep;

/** A file that was said to hold records, and does not. The message is one line. */
public final class NotRecordsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected, what came, and where. */
  public NotRecordsException(String message) {
    super(message);
  }
}
