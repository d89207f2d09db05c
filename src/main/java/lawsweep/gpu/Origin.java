package lawsweep.gpu;

/**
 * Where samples come from.
 *
 * @param followed whether from time-dependent flows
 * @param number the level, or the order of the flows
 */
record Origin(boolean followed, int number) {

  /** A level. */
  static Origin level(int level) {
    return new Origin(false, level);
  }

  /** An order of time-dependent flows. */
  static Origin order(int order) {
    return new Origin(true, order);
  }

  @Override
  public String toString() {
    return (followed ? "order " : "level ") + number;
  }
}
