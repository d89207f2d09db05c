package lawsweep.gpu.draws;

import lawsweep.cuda.GpuFacts;
import lawsweep.pattern.PatternSpace;

/**
 * How much of a GPU's memory spans of patterns need, from shapes alone.
 *
 * @param table what blocks are told
 * @param columns of a span
 * @param parameters of the network
 */
record RoundPlan(SpaceTable table, int columns, int parameters) {

  /** Words of patterns that a launch takes at once; more are taken in several launches. */
  static final long GATES = 1 << 20;

  /** The most columns of a span. */
  static final int MOST_COLUMNS = 4096;

  /** What is kept of a span beside its forms, the columns and what raised the rank. */
  static final int KEPT = 4;

  /** Numbers of a job. */
  static final int JOB = 9;

  /** Numbers of an answer. */
  static final int ANSWER = 4;

  private static final double SHARE = 0.9;
  private static final long ALIGNMENT = 256;
  private static final int PIECES = 8;

  static RoundPlan of(PatternSpace space) {
    return new RoundPlan(new SpaceTable(space), space.columns().length, space.network().layout().size());
  }

  /** Integers that are kept of a span. */
  int kept() {
    return KEPT + 2 * columns;
  }

  /** Numbers of the forms of a span. */
  long forms() {
    return SpaceTable.forms(columns);
  }

  /** Bytes for so many places. */
  long bytes(int places) {
    long each = Double.BYTES * (2L * parameters + forms() + table.scratch() + JOB)
        + Integer.BYTES * ((long) kept() + ANSWER);
    return places * each + Double.BYTES * GATES + (long) Integer.BYTES * table.numbers().length + PIECES * ALIGNMENT;
  }

  /** How many places fit, {@code wanted} at most: an even number. */
  int places(int wanted, GpuFacts facts) {
    long usable = (long) (SHARE * facts.memoryBytes());
    int places = wanted;
    while (places > 2 && bytes(places) > usable) {
      places /= 2;
    }
    return Math.max(2, places / 2 * 2);
  }
}
