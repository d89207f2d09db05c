package lawsweep.road.symmetry;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.law.setting.DataLoss;
import lawsweep.law.setting.SymmetrySetting;
import lawsweep.symmetry.Group;
import lawsweep.work.Estimate;

/** What a count with symmetric data costs, from the shapes of the circuit and the order of the group. */
final class SymmetryEstimate {

  /** Reading, and looking for laws. */
  private static final double OVERHEAD = 2e8;

  /** Forward and backward, and what a product costs here against one in a product of matrices. */
  private static final double EACH_PRODUCT = 28;

  /** Passes for the field that is followed, with derivatives, and for those that are pulled back. */
  private static final double PASSES = 6;

  private SymmetryEstimate() {}

  static Estimate of(SymmetricNetwork network, SymmetrySetting setting) {
    Circuit circuit = network.circuit();
    double products = 0;
    double entries = 0;
    for (Step step : circuit.steps()) {
      double size = Shapes.size(step.shape());
      entries += size;
      products += step instanceof Step.Contraction contraction ? circuit.products(contraction) : size;
    }
    boolean moments = setting.loss() == DataLoss.MSE && network.byMoments();
    double orbit = moments ? network.inputs() : Group.of(setting.group(), network.inputs()).order().doubleValue();
    double order = SymmetryCounter.LAST_ORDER;
    double usual = SymmetryCounter.ORDERS.getFirst();
    double d = circuit.parameters();
    double walks = orbit * PASSES * (d + 8) * (products + entries + d) * EACH_PRODUCT;
    double flow = usual * usual * (walks + 2 * d * d * d);
    double bytes = 8 * order * (orbit * PASSES * (d + 8) * (entries + d) + 4 * d * d);
    return new Estimate(OVERHEAD + 2 * flow, (long) Math.min(bytes, Long.MAX_VALUE / 2.0), 1);
  }
}
