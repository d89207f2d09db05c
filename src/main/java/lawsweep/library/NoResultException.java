package lawsweep.library;

/** What was asked for is sound, and came to no result: a limit forbids it, or it failed. The message is one line. */
public final class NoResultException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoResultException(String message) {
    super(message);
  }
}
