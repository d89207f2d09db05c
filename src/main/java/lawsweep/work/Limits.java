package lawsweep.work;

/**
 * What one cell may use, and how far it is asked.
 *
 * @param seconds wall-clock seconds for one cell; infinity for no limit. A cell ended by it is undecided, and
 *     another run may decide it
 * @param memoryBytes the largest estimate with which a cell is started; above it the cell is skipped
 * @param bracketLength the most fields in a bracket; a cell known to need more is skipped, one found to need more
 *     is undecided
 * @param levels up to how many fields in a bracket the dimensions of levels are asked for; what lies beyond may be
 *     settled without them. {@link #ALL_LEVELS} if all are
 */
public record Limits(double seconds, long memoryBytes, int bracketLength, int levels) {

  /** The dimension of every level is asked for. */
  public static final int ALL_LEVELS = Integer.MAX_VALUE;

  /** No time limit, 8 GiB, brackets of up to 64 fields, all levels. */
  public static final Limits DEFAULT = new Limits(Double.POSITIVE_INFINITY, 8L << 30, 64);

  /** Checks that all are positive. */
  public Limits {
    if (!(seconds > 0) || memoryBytes <= 0 || bracketLength <= 0 || levels <= 0) {
      throw new IllegalArgumentException("expected positive limits");
    }
  }

  /** Limits with which all levels are asked for. */
  public Limits(double seconds, long memoryBytes, int bracketLength) {
    this(seconds, memoryBytes, bracketLength, ALL_LEVELS);
  }

  /** The same, asked for another number of levels. */
  public Limits with(int asked) {
    return new Limits(seconds, memoryBytes, bracketLength, asked);
  }

  /** True if the dimension of every level is asked for. */
  public boolean allLevels() {
    return levels == ALL_LEVELS;
  }
}
