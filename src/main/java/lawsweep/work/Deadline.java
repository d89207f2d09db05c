package lawsweep.work;

/** Ends work when the run is being stopped, or when its time is used up. */
public final class Deadline implements Watch {

  private final Stop stop;
  private final long start = System.nanoTime();
  private final double seconds;

  /**
   * Starts the clock.
   *
   * @param seconds when the time is used up
   */
  public Deadline(Stop stop, double seconds) {
    this.stop = stop;
    this.seconds = seconds;
  }

  /** Throws if the run is being stopped. */
  public void checkStop() {
    if (stop.requested()) {
      throw new StoppedException();
    }
  }

  /** Throws if the run is being stopped or the cell's time is used up. */
  @Override
  public void ask() {
    checkStop();
    if ((System.nanoTime() - start) * 1e-9 > seconds) {
      throw new TimeUpException();
    }
  }

  /** Thrown when the cell's time is used up. */
  public static final class TimeUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUpException() {
      super("time is up", null, false, false);
    }
  }
}
