package lawsweep.work;

/**
 * What one cell may use.
 *
 * @param seconds wall-clock seconds for one cell; infinity for no limit. A cell ended by it is undecided, and
 *     another run may decide it
 * @param memoryBytes the largest estimate with which a cell is started; above it the cell is skipped
 * @param bracketLength the most fields in a bracket; a cell known to need more is skipped, one found to need more
 *     is undecided
 */
public record Limits(double seconds, long memoryBytes, int bracketLength) {

  /** No time limit, 8 GiB, brackets of up to 64 fields. */
  public static final Limits DEFAULT = new Limits(Double.POSITIVE_INFINITY, 8L << 30, 64);

  /** Checks that all are positive. */
  public Limits {
    if (!(seconds > 0) || memoryBytes <= 0 || bracketLength <= 0) {
      throw new IllegalArgumentException("expected positive limits");
    }
  }
}
