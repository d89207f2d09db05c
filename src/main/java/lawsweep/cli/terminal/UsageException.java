package lawsweep.cli.terminal;

/** What the user asked for cannot be done; the message is one line. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  public UsageException(String message) {
    super(message);
  }

  /** Says what was expected and what came, with what found it out. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
