package lawsweep.law;

/** Thrown out of a count that was abandoned because the run is being stopped; the cell is not done. */
public final class CountStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Without a stack trace: it is a way out, not an error. */
  public CountStoppedException() {
    super("the run is being stopped", null, false, false);
  }
}
