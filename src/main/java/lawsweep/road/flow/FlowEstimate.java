package lawsweep.road.flow;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.flow.FlowCost;
import lawsweep.circuit.flow.PhaseSpan;
import lawsweep.circuit.laws.LawCost;
import lawsweep.law.LawCell;
import lawsweep.text.SpotException;
import lawsweep.work.Estimate;

/** What a count of a flow costs, from the shapes of the circuit alone. */
final class FlowEstimate {

  /** Making the circuit and reading its line, in flops' worth of time. */
  private static final double OVERHEAD = 8e6;

  /** What it costs to add a form when laws are looked for, in three searches. */
  private static final double EACH_FORM = 18_000;

  /** The order that most networks need. */
  private static final int ORDER = 15;

  private FlowEstimate() {}

  static Estimate of(LawCell cell) {
    FlowNetwork network;
    try {
      network = FlowNetwork.of(cell);
    } catch (SpotException _) {
      return new Estimate(Double.MAX_VALUE, Estimate.NO_MEMORY_SUFFICES, 0);
    }
    Circuit circuit = network.circuit();
    FlowCost flow = cost(network, ORDER);
    double dimension = network.motion().dimension();
    double flops = OVERHEAD + EACH_FORM * LawCost.of(circuit).steps() + flow.flops()
        + 2 * dimension * dimension * dimension;
    double memory = flow.bytes() + 8.0 * 3 * dimension * dimension;
    return new Estimate(flops, (long) Math.min(memory, Long.MAX_VALUE / 2.0), 0);
  }

  /** What the flows of a draw cost that are followed up to an order, side by side. */
  static FlowCost cost(FlowNetwork network, int order) {
    double outputs = Shapes.size(network.circuit().steps().get(network.circuit().output()).shape());
    double drawn = 0;
    for (Step step : network.circuit().steps()) {
      drawn += step instanceof Step.Input || step instanceof Step.Gate || step instanceof Step.OneHot
          ? Shapes.size(step.shape())
          : 0;
    }
    double first = Math.min((double) network.circuit().parameters(), outputs * Math.max(1.0, drawn));
    int flows = (int) Math.clamp(Math.ceil(network.motion().dimension() / (first * PhaseSpan.SHORT)), 1,
        PhaseSpan.SIDE_BY_SIDE);
    return FlowCost.of(network.circuit(), network.motion().momentum(), order, flows);
  }
}
