package lawsweep.cli;

/** What the user asked for cannot be done; the message is one line. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  UsageException(String message) {
    super(message);
  }

  /** Says what was expected and what came, with what found it out. */
  UsageException(String message, Throwable cause) {
    super(message, cause);
  }
}
