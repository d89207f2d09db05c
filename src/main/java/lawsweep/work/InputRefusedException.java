package lawsweep.work;

/** A cell cannot be computed from the files that it reads. The message is one line for people. */
public final class InputRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says in one line what was expected, what came and where. */
  public InputRefusedException(String line, Throwable cause) {
    super(line, cause);
  }
}
