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
        steps += products(circuit, contraction)
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

  private static double products(Circuit circuit, Step.Contraction step) {
    Map<Character, Integer> extents = new HashMap<>();
    String left = step.indices().substring(0, step.indices().indexOf(','));
    String right = step.indices().substring(step.indices().indexOf(',') + 1, step.indices().indexOf("->"));
    note(left, circuit.steps().get(step.left()).shape(), extents);
    note(right, circuit.steps().get(step.right()).shape(), extents);
    return extents.values().stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }

  private static void note(String letters, List<Integer> shape, Map<Character, Integer> extents) {
    for (int i = 0; i < letters.length(); i++) {
      extents.put(letters.charAt(i), shape.get(i));
    }
  }
}
