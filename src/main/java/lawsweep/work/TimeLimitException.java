package lawsweep.work;

/** Thrown out of a simulation that has used up its time; how far it came is in its checkpoint. */
public final class TimeLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Without a stack trace: it is a way out, not an error.
   *
   * @param progress how far the simulation came, in a few words
   */
  public TimeLimitException(String progress) {
    super(progress, null, false, false);
  }
}
