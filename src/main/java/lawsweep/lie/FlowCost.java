package lawsweep.lie;

import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * What samples along flows of time-dependent fields cost, from an architecture's shape alone.
 *
 * @param multiplyAdds of all flows, from order 0 up to the highest; most of them in products of small matrices
 * @param bytes that are held at a time
 */
public record FlowCost(double multiplyAdds, double bytes) {

  /**
   * The cost of {@link FlowSource}.
   *
   * @param order the highest order asked for
   * @param flows how many flows
   */
  public static FlowCost of(Architecture a, int order, double flows) {
    double fields = FlowSource.fields(a);
    double hidden = a.hiddenNeurons();
    double inner = Math.max(0, a.depth() - 2);
    double d = a.parameters();
    double powers = order + 1.0;
    double square = powers * powers;
    double each = square * d * (4.5 * fields + 1.5) + square * powers * fields * hidden * 5 / 3
        + square * square * fields * inner / 6;
    return new FlowCost(flows * each, bytes(a, FlowSource.room(order), flows));
  }

  private static double bytes(Architecture a, double room, double flows) {
    double fields = FlowSource.fields(a);
    double square = room * room;
    double inner = Math.max(0, a.depth() - 2);
    double derivatives = (a.family() == Family.RELU ? 4 : 2) * square * fields * a.hiddenNeurons();
    double sums = inner * square * room * fields;
    double chains = (fields + 1) * (room + 1) * 2 * (a.hiddenNeurons() + a.width(0) + a.width(a.depth()));
    double curve = 2 * (room + 1) * a.parameters();
    return Double.BYTES * (flows * (derivatives + sums + chains + 2 * fields * a.parameters()) + curve);
  }
}
