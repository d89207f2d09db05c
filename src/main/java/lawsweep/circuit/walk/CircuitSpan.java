package lawsweep.circuit.walk;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The span of samples of the levels W_0 ⊂ W_1 ⊂ … of a circuit at one point, mod p. Exact for the samples taken; a
 * lower bound of dim W_k.
 */
public final class CircuitSpan {

  /** The highest level there are samples of. */
  public static final int HIGHEST = 199;

  /** The first level that series serve; below it brackets of dual numbers cost less. */
  public static final int FIRST_SERIES = 7;

  private static final int MOST_LANES = 64;
  private static final long ROOM = 1L << 25;
  private static final int MARGIN = 4;
  private static final int FINITE_MARGIN = 60;
  private static final int MOST_IN_VAIN = 1 << 12;
  private static final int SERIES_BLOCK = 16;

  private final CircuitPoint point;
  private final LawCheck laws;
  private final EchelonBasis basis;
  private final boolean finite;
  private final int parameters;
  private final boolean extended;
  private final int base;
  private final int columns;
  private Matrix scratch = Matrix.EMPTY;
  private int level = -1;
  private int samples;
  private int discarded;
  private int inVain;

  /**
   * An empty span.
   *
   * @param laws gradients of known laws at the point, one row each: all samples must be orthogonal to them
   */
  public CircuitSpan(CircuitPoint point, Kernels kernels, Matrix laws) {
    this.point = point;
    this.laws = new LawCheck(point.field(), point.streams(), kernels, laws);
    this.parameters = point.circuit().columns();
    this.extended = point.extended();
    this.base = point.samplingBase();
    this.columns = extended ? Math.multiplyExact(base, parameters) : parameters;
    this.basis = new EchelonBasis(point.field(), kernels, columns);
    this.finite = point.setting().layout().finite();
  }

  /** dim of the span so far. */
  public int rank() {
    return extended ? basis.rank() / base : basis.rank();
  }

  /**
   * How long rows are: D, or a multiple where norms are of parameters and tokens alone. There W_k is a space over a
   * field of some degree over the residues, rows are as many times as long, and every vector gives as many.
   */
  public int columns() {
    return columns;
  }

  /** The pivot column of each basis row. */
  public int[] pivots() {
    return basis.pivots();
  }

  /** A basis, a vector on each row. */
  public Matrix basis() {
    return basis.rowsWithPivotFrom(0);
  }

  /** How many samples were taken. */
  public int samples() {
    return samples;
  }

  /** How many samples were discarded since a denominator vanished or a root was missing. */
  public int discarded() {
    return discarded;
  }

  /** The products of the reduced echelon basis with a vector, in the order of {@link #pivots}. */
  public double[] reducedTimes(double[] form) {
    return basis.reducedTimes(form);
  }

  /**
   * Takes samples of the next level until the span has a given dimension or samples bring nothing more.
   *
   * @param bound no span is larger: D less the number of known laws
   * @param watch asked now and then; may end the work
   * @return the dimension of the span
   * @throws LawViolationException if a sample is not orthogonal to the gradient of a known law
   * @throws CircuitRefusedException if samples with roots are too rare, or none can be taken
   */
  public int climb(int bound, Team team, Watch watch) {
    level++;
    if (parameters == 0) {
      return 0;
    }
    LevelWalk walk = null;
    while (rank() < bound) {
      int rows = extended ? 1 : base;
      int need = (bound - rank() + rows - 1) / rows;
      int wanted = wanted(need);
      if (walk == null) {
        walk = level < FIRST_SERIES ? new BracketWalk(point, level, lanes(wanted))
            : new SeriesWalk(point, level, lanes(wanted), watch);
      }
      if (exhausted(walk, wanted, team, watch, bound)) {
        break;
      }
    }
    return rank();
  }

  /** How many samples to take in a block; levels of series are many, and few of them bring much. */
  private int wanted(int need) {
    if (finite) {
      return 4 * need + FINITE_MARGIN;
    }
    return level < FIRST_SERIES ? need + MARGIN : Math.min(need + MARGIN, SERIES_BLOCK);
  }

  private int lanes(int wanted) {
    double numbers = level < FIRST_SERIES
        ? (double) parameters * (base << level)
        : CircuitCost.numbersPerSample(point.circuit(), level);
    long room = Math.max(8, (long) (ROOM / numbers) / 8 * 8);
    return (int) Math.min(Math.min(MOST_LANES, room), (wanted + 7L) / 8 * 8);
  }

  /** Takes a block of samples; true if there is nothing more to be had at this level. */
  private boolean exhausted(LevelWalk walk, int wanted, Team team, Watch watch, int bound) {
    int most = walk.lanes() * walk.rowsOfSample();
    int height = Math.max(most, Math.min(EchelonBasis.BLOCK / most * most, wanted * walk.rowsOfSample() / most * most));
    if (scratch.rows() != height) {
      scratch = Matrix.zero(height, columns);
    }
    int before = rank();
    int good = 0;
    int taken = 0;
    while (taken < wanted && rank() < bound) {
      int rows = 0;
      while (rows + most <= height && taken < wanted) {
        watch.ask();
        rows += walk.take(scratch.view(rows, 0, most, columns));
        taken += walk.lanes();
        good += walk.samples();
      }
      absorb(scratch.view(0, 0, rows, columns), team);
    }
    samples += taken;
    discarded += taken - good;
    inVain = good == 0 ? inVain + taken : 0;
    if (inVain > MOST_IN_VAIN) {
      throw new CircuitRefusedException("none of " + inVain + " samples could be taken: in each a number that something"
          + " is divided by was 0, such as the variance of a norm over one dimension");
    }
    int gain = rank() - before;
    return finite ? gain == 0 : gain <= good - 2;
  }

  private void absorb(Matrix rows, Team team) {
    if (!laws.holds(rows.view(0, 0, rows.rows(), parameters), team)) {
      throw new LawViolationException(level);
    }
    basis.absorb(rows, team);
  }
}
