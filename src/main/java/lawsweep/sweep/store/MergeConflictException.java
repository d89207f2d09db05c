package lawsweep.sweep.store;

/** Directories to merge hold records of one cell that differ; nothing was written. The message is one line. */
public final class MergeConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names a cell and its logs. */
  public MergeConflictException(String message) {
    super(message);
  }
}
