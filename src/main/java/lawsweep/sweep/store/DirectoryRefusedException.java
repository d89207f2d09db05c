package lawsweep.sweep.store;

/** A directory that cannot be used as asked; nothing was written to it. The message is one line fit for a user. */
public class DirectoryRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  public DirectoryRefusedException(String message) {
    super(message);
  }

  /** Says what was expected and what came, with what found it out. */
  public DirectoryRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
