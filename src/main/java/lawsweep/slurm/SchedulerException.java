package lawsweep.slurm;

/** Slurm cannot be had, or refused what it was asked for. The message is one line fit for a user. */
public final class SchedulerException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what was expected and what came. */
  public SchedulerException(String message) {
    super(message);
  }

  /** Says what was expected and what came, with what found it out. */
  public SchedulerException(String message, Throwable cause) {
    super(message, cause);
  }
}
