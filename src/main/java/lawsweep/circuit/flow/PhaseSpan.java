package lawsweep.circuit.flow;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.walk.LawCheck;
import lawsweep.circuit.walk.LawViolationException;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The span at a point of phase space of the ideal that the fields Y of a family generate together with X_0, mod p: of
 * Taylor coefficients, order by order, of fields pulled back along a flow. Without momentum it is that of the Lie
 * algebra of the fields. Exact for the coefficients taken; a lower bound of the ideal's dimension.
 */
public final class PhaseSpan {

  /** The largest order of a flow: sums of so many products need no reduction on the way. */
  public static final int HIGHEST = 160;

  /** The most flows from one point. */
  public static final int MOST_FLOWS = 256;

  /** Orders that flows side by side are to be enough for. */
  public static final int SHORT = 12;

  /** The most flows side by side. */
  public static final int SIDE_BY_SIDE = 8;

  private final PhasePoint point;
  private final Kernels kernels;
  private final LawCheck laws;
  private final EchelonBasis basis;
  private final List<PhaseFlow> flows = new ArrayList<>();
  private int most = -1;
  private int order = -1;
  private int begun;

  /**
   * An empty span.
   *
   * @param laws gradients of known laws at the point, one row each, as long as phase space has dimensions: all that is
   *     found must be orthogonal to them
   */
  public PhaseSpan(PhasePoint point, Kernels kernels, Matrix laws) {
    this.point = point;
    this.kernels = kernels;
    this.laws = new LawCheck(point.fields().field(), point.fields().streams(), kernels, laws);
    this.basis = new EchelonBasis(point.fields().field(), kernels, point.motion().dimension());
  }

  /**
   * Begins other flows from the same point; what was found stays. How many run side by side is settled at order 0: as
   * many as it takes to meet the bound within about {@value #SHORT} orders if each finds at every order as much as one
   * did at order 0, up to {@value #SIDE_BY_SIDE}.
   *
   * @param mostOrder orders 0 up to it can be taken; 0..{@value #HIGHEST}
   */
  public void begin(int mostOrder) {
    if (mostOrder < 0 || mostOrder > HIGHEST) {
      throw new IllegalArgumentException("expected an order from 0 to " + HIGHEST + ", got " + mostOrder);
    }
    flows.clear();
    most = mostOrder;
    order = -1;
  }

  /**
   * Takes the next order of the flows.
   *
   * @param bound no span is larger: where it is met nothing is computed
   * @param watch asked before each flow; may end the work
   * @return the dimension of the span
   * @throws LawViolationException if a vector is not orthogonal to the gradient of a known law
   * @throws IllegalStateException if the largest order was taken before, or no flow was begun
   */
  public int climb(int bound, Team team, Watch watch) {
    if (basis.rank() >= bound) {
      return basis.rank();
    }
    if (order >= most) {
      throw new IllegalStateException("expected flows of further orders than " + most);
    }
    order++;
    if (order == 0) {
      start(bound, team, watch);
    } else {
      for (PhaseFlow flow : flows) {
        basis.absorb(next(flow, team, watch), team);
      }
    }
    return basis.rank();
  }

  private void start(int bound, Team team, Watch watch) {
    EchelonBasis first = new EchelonBasis(point.fields().field(), kernels, point.motion().dimension());
    first.absorb(next(add(), team, watch), team);
    basis.absorb(first.rowsWithPivotFrom(0), team);
    for (int more = sideBySide(bound, first.rank()) - 1; more > 0; more--) {
      basis.absorb(next(add(), team, watch), team);
    }
  }

  /**
   * How many flows run side by side.
   *
   * @param first what one of them finds at order 0
   */
  static int sideBySide(int bound, int first) {
    int each = SHORT * Math.max(1, first);
    return Math.clamp((bound + each - 1) / each, 1, SIDE_BY_SIDE);
  }

  private PhaseFlow add() {
    if (begun == MOST_FLOWS) {
      throw new IllegalStateException("expected at most " + MOST_FLOWS + " flows from one point");
    }
    PhaseFlow flow = new PhaseFlow(point, kernels, begun++, most);
    flows.add(flow);
    return flow;
  }

  private Matrix next(PhaseFlow flow, Team team, Watch watch) {
    watch.ask();
    Matrix rows = flow.next(team);
    if (!laws.holds(rows, team)) {
      throw new LawViolationException("a field pulled back along a flow, at order " + flow.order() + ",");
    }
    return rows;
  }

  /** The order that was taken last, -1 if none of these flows. */
  public int order() {
    return order;
  }

  /** dim of the span so far. */
  public int rank() {
    return basis.rank();
  }

  /** dim of the span and X_0 together, at most one more. */
  public int rankWithDrift() {
    EchelonBasis both = new EchelonBasis(point.fields().field(), kernels, point.motion().dimension());
    both.absorb(basis(), Team.alone());
    double[] drift = point.drift();
    both.absorb(new Matrix(drift, 0, 1, drift.length, drift.length), Team.alone());
    return both.rank();
  }

  /** The pivot column of each basis row. */
  public int[] pivots() {
    return basis.pivots();
  }

  /** The products of the reduced echelon basis with a vector, in the order of {@link #pivots}. */
  public double[] reducedTimes(double[] form) {
    return basis.reducedTimes(form);
  }

  /** A basis, a vector on each row. */
  public Matrix basis() {
    return basis.rowsWithPivotFrom(0);
  }
}
