package lawsweep.work;

/** Thrown out of work that turned out to need more than anybody waits for, whatever the limits. */
public final class OutOfReachException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Without a stack trace: it is a way out, not an error.
   *
   * @param reason what was found and what would help, on one line
   */
  public OutOfReachException(String reason) {
    super(reason, null, false, false);
  }
}
