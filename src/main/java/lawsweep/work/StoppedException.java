package lawsweep.work;

/** Thrown out of work that was abandoned because the run is being stopped; the cell is not done. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is a way out, not an error. */
  public StoppedException() {
    super("the run is being stopped", null, false, false);
  }
}
