package lawsweep.circuit.laws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/**
 * What the laws of a circuit cost to find, up to a factor of a few; known from its shapes alone.
 *
 * @param unknowns how many numbers are unknown
 * @param steps how many forms are added
 */
public record LawCost(double unknowns, double steps) {

  /** The cost for a circuit. */
  public static LawCost of(Circuit circuit) {
    double unknowns = circuit.parameters();
    Map<Integer, Double> widths = new HashMap<>();
    for (int tensor = 0; tensor < circuit.tensors().size(); tensor++) {
      List<Integer> shape = circuit.tensors().get(tensor).shape();
      double width = 0;
      for (List<Integer> sides : Ansatz.sides(circuit, tensor)) {
        double size = 1;
        for (int side : sides) {
          size *= shape.get(side);
        }
        unknowns += size * (size + 1) / 2;
        width += size;
      }
      widths.put(tensor, width);
    }
    double steps = unknowns;
    for (Step step : circuit.steps()) {
      if (step instanceof Step.Contraction contraction) {
        steps += circuit.products(contraction)
            * (1 + width(circuit, contraction.left(), widths) + width(circuit, contraction.right(), widths));
      }
    }
    return new LawCost(unknowns, steps);
  }

  private static double width(Circuit circuit, int wire, Map<Integer, Double> widths) {
    return switch (circuit.steps().get(wire)) {
      case Step.Parameter parameter -> widths.get(parameter.tensor());
      case Step.Constant _,Step.Input _,Step.OneHot _,Step.Rotation _ -> 0;
      case Step other -> other.shape().isEmpty() ? 1 : other.shape().getLast();
    };
  }
}
