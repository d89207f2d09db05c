package lawsweep.sweep.run;

/**
 * When a log gets a line about a run: after 10 seconds, after a minute, then every ten minutes; and, once there was a
 * first one, at each tenth of the work. So a night makes a hundred lines and a short run none.
 */
final class LogPace {

  private static final double FIRST = 10;
  private static final double SECOND = 60;
  private static final double EACH = 600;
  private static final int PARTS = 10;

  private double next = FIRST;
  private int part;

  /**
   * Whether a line is due. Asked from time to time, say every second.
   *
   * @param seconds since the run began
   * @param fraction which part of the work is done, 0..1
   */
  boolean due(double seconds, double fraction) {
    int reached = (int) Math.floor(PARTS * fraction + 1e-9);
    boolean due = seconds >= next || (reached > part && seconds >= FIRST);
    if (due) {
      part = Math.max(part, reached);
      next = seconds < SECOND ? SECOND : EACH * (Math.floor(seconds / EACH) + 1);
    }
    return due;
  }
}
