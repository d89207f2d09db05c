package lawsweep.circuit.flow;

import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/**
 * What flows cost, from the shapes of a circuit alone.
 *
 * @param flops of all orders of all flows
 * @param bytes that are held at a time
 */
public record FlowCost(double flops, double bytes) {

  /** Forward, backward, and what a product costs in a walk against one in a product of matrices. */
  private static final double EACH_PRODUCT = 100;

  /** There is room for up to so many times the orders that are taken. */
  private static final double ROOM = 2;

  /** What a step costs for each power of the time besides its products. */
  private static final double EACH_STEP = 4e3;

  /**
   * What a pass over the steps finds.
   *
   * @param products of a walk over residues
   * @param entries of all wires
   * @param functions how many of them are values of functions
   * @param finite whether something is chosen
   */
  private record Sizes(double products, double entries, double functions, boolean finite) {

    static Sizes of(Circuit circuit) {
      double products = 0;
      double entries = 0;
      double functions = 0;
      boolean finite = false;
      for (Step step : circuit.steps()) {
        double size = Shapes.size(step.shape());
        entries += size;
        products += step instanceof Step.Contraction contraction ? circuit.products(contraction) : size;
        functions += step instanceof Step.Apply || step instanceof Step.Power || step instanceof Step.InverseRoot
            ? size
            : 0;
        finite |= step instanceof Step.OneHot;
      }
      return new Sizes(products, entries, functions, finite);
    }

    /** Products of a walk over series up to an order: each function takes all powers of its argument. */
    double walk(int order) {
      double pairs = (order + 1.0) * (order + 2) / 2;
      return pairs * (products + entries + functions * order / 3.0);
    }

    /** Numbers of a walk for each lane, with so many parts for each power of the time. */
    double numbers(int order, int parts) {
      return (order + 1.0) * parts * (2 * entries + functions * order / 2.0);
    }
  }

  /**
   * The cost of flows side by side.
   *
   * @param momentum whether the state is doubled
   * @param order the largest order that is taken
   * @param flows how many flows, 1 to {@value PhaseSpan#SIDE_BY_SIDE} at a time
   */
  public static FlowCost of(Circuit circuit, boolean momentum, int order, int flows) {
    Sizes sizes = Sizes.of(circuit);
    double d = circuit.parameters();
    double dimension = momentum ? 2 * d : d;
    double pulled = d + (sizes.finite ? PullBack.FINITE_MARGIN : PullBack.MARGIN) + 8;
    double terms = sizes.finite ? CircuitFields.FINITE_TERMS : CircuitFields.TERMS;
    double followed = terms * (d + 8);
    double pairs = (order + 1.0) * (order + 2) / 2;
    double walks = EACH_PRODUCT * sizes.walk(order) * (pulled + 3 * followed)
        + EACH_STEP * circuit.steps().size() * (order + 1.0) * (1 + 2 * terms);
    double matrices = pairs * 2 * d * dimension * (d + pulled + (momentum ? 3 : 0));
    double elimination = (order + 1.0) * pulled * dimension * dimension;
    double numbers = sizes.numbers(order, 1) * pulled + sizes.numbers(order, 2) * followed
        + (order + 1.0) * d * (2 * pulled + 2 * d + 2 * dimension);
    return new FlowCost(flows * (walks + matrices + elimination), 8 * (ROOM * flows * numbers + dimension * dimension));
  }
}
