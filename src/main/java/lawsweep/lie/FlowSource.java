package lawsweep.lie;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Samples of the Lie algebra of W_0 at one point as Taylor coefficients along flows of time-dependent fields.
 *
 * <p>Let X_t be a field of W_0 for every time t, with coefficients that are random series in t, and Φ_t its flow from
 * θ. A field Y of W_0 pulled back along it, (DΦ_t)^-1 Y(Φ_t(θ)), is a series in t. Its coefficient of t^k is a sum of
 * brackets of at most k + 1 fields of W_0 at θ, and so lies in W_k(θ).
 *
 * <p>Sample s of order k is the coefficient of t^k of field s mod B pulled back along flow s / B, with B of
 * {@link #fields}. It is a pure function of the streams, k and s. Orders may be asked for in any order; ascending is
 * cheapest. For one thread; a team works inside.
 */
public final class FlowSource {

  /** The highest order there are samples of. */
  public static final int MAX_ORDER = 200;

  /** The most fields that are pulled back along one flow. */
  private static final int MOST_FIELDS = 16;

  /** There is room for one of these orders. */
  private static final int[] ROOMS = {4, 8, 12, 18, 27, 40, 60, 90, 135, MAX_ORDER};

  private final Point point;
  private final Kernels kernels;
  private final FieldStreams streams;
  private final Watch watch;
  private final int fields;
  private final List<FieldFlow> flows = new ArrayList<>();

  /**
   * The source at a point.
   *
   * @param watch asked at each power of each flow; may end the work, which can be gone on with
   */
  public FlowSource(Point point, Kernels kernels, FieldStreams streams, Watch watch) {
    this.point = point;
    this.kernels = kernels;
    this.streams = streams;
    this.watch = watch;
    this.fields = fields(point.architecture());
  }

  /** B, how many fields are pulled back along one flow: no more than are independent, and not too many. */
  public static int fields(Architecture a) {
    if (a.family() == Family.RELU) {
      return MOST_FIELDS;
    }
    return (int) Math.min(MOST_FIELDS, (long) a.width(0) * a.width(a.depth()));
  }

  /** The highest order there is room for where an order is asked for. */
  static int room(int order) {
    for (int room : ROOMS) {
      if (room >= order) {
        return room;
      }
    }
    throw new IllegalArgumentException("expected an order of at most " + MAX_ORDER + ", got " + order);
  }

  /**
   * Writes samples first..first+out.rows()-1 of an order, one row of D residues each.
   *
   * @param order k of t^k, 0 ≤ k ≤ {@link #MAX_ORDER}
   */
  public void fill(int order, int first, Matrix out, Team team) {
    int firstFlow = first / fields;
    int lastFlow = (first + out.rows() - 1) / fields;
    // What other threads of the team would idle for: the flows that will be asked for next.
    int ahead = Math.min(flows.size() - 1, lastFlow + team.size() - 1);
    advance(order, firstFlow, Math.max(lastFlow, ahead), team);
    for (int row = 0; row < out.rows(); row++) {
      int sample = first + row;
      Matrix from = flows.get(sample / fields).vectors();
      System.arraycopy(from.data(), from.index(sample % fields, 0), out.data(), out.index(row, 0), from.columns());
    }
  }

  /** Brings flows to an order. */
  private void advance(int order, int firstFlow, int lastFlow, Team team) {
    while (flows.size() <= lastFlow) {
      flows.add(null);
    }
    int[] behind = IntStream.rangeClosed(firstFlow, lastFlow)
        .filter(i -> flows.get(i) == null || flows.get(i).order() != order)
        .toArray();
    if (behind.length == 1) {
      flows.set(behind[0], advanced(behind[0], order, team));
    } else {
      team.forEach(behind.length, i -> flows.set(behind[i], advanced(behind[i], order, Team.alone())));
    }
  }

  private FieldFlow advanced(int number, int order, Team team) {
    FieldFlow flow = flows.get(number);
    if (flow == null || flow.room() < order || flow.order() > order) {
      FlowCoefficients source = new FlowCoefficients(point, streams, number);
      flow = new FieldFlow(source, kernels, fields, room(order), team, watch);
    }
    flow.advance(order, team);
    return flow;
  }
}
