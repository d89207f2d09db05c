package lawsweep.sweep.run;

/**
 * How far a run is, and how long it will go on. At first it is expected to take what the plan says; the longer it is
 * at work, the more counts how fast it was.
 *
 * @param seconds how long it has been at work, 0 or more
 * @param fraction which part of its work is done, by cost, 0..1; of cells that are being worked on what they have
 *     probably spent
 * @param planned what all of its work takes by the plan, in seconds on all its threads; 0 or more
 */
record RunPace(double seconds, double fraction, double planned) {

  /** After so many seconds what was seen counts as much as the plan. */
  private static final double TRUSTED_SECONDS = 4;

  /** Seconds left; NaN where nothing is planned. */
  double secondsLeft() {
    return planned > 0 ? planned * (1 - fraction) * slowness() : Double.NaN;
  }

  /** What a planned second takes: the weighted geometric mean of one second and of what it took so far. */
  private double slowness() {
    if (fraction <= 0 || seconds <= 0) {
      return 1;
    }
    double seen = seconds / (planned * fraction);
    return Math.pow(seen, seconds / (seconds + TRUSTED_SECONDS));
  }
}
