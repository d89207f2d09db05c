package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;

/**
 * All solutions of the equations as laws that people would write: where functions of an index that sum to 0 give laws,
 * the constant function gives one of the same tensors if it can, and so does the identity beside other matrices. So
 * laws of all channels come out alike.
 */
final class Basis {

  private final Circuit circuit;
  private final Unknowns unknowns;
  private final Space space;

  Basis(Circuit circuit, Unknowns unknowns, Equations equations) {
    this.circuit = circuit;
    this.unknowns = unknowns;
    this.space = new Space(equations);
  }

  List<Solution> solutions() {
    List<Solution> solutions = new ArrayList<>();
    for (Map<Integer, Ratio> vector : space.raw().values()) {
      constant(vector).filter(space::contains).ifPresent(lifted -> take(lifted, solutions));
    }
    space.raw().values().forEach(vector -> take(vector, solutions));
    return solutions;
  }

  private void take(Map<Integer, Ratio> vector, List<Solution> solutions) {
    if (space.isNew(vector)) {
      space.take(vector);
      List<Solution.Part> parts = new ArrayList<>();
      vector.forEach((u, factor) -> {
        Unknowns.Unknown unknown = unknowns.get(u);
        parts.add(new Solution.Part(circuit.tensors().get(unknown.tensor()), unknown.tensor(), unknown.op(), factor));
      });
      solutions.add(new Solution(List.copyOf(parts), unknowns.get(vector.keySet().iterator().next()).count()));
    }
  }

  /** The same with the constant function in the place of functions of one index, the identity in that of matrices. */
  private Optional<Map<Integer, Ratio>> constant(Map<Integer, Ratio> vector) {
    Map<Integer, Ratio> lifted = new TreeMap<>();
    for (Map.Entry<Integer, Ratio> entry : vector.entrySet()) {
      Unknowns.Unknown unknown = unknowns.get(entry.getKey());
      Optional<Integer> other = unknown.op().constant().flatMap(op -> unknowns.find(unknown.tensor(), op));
      if (other.isEmpty()) {
        return Optional.empty();
      }
      lifted.merge(other.get(), entry.getValue(), Ratio::plus);
    }
    lifted.values().removeIf(Ratio::isZero);
    return lifted.isEmpty() ? Optional.empty() : Optional.of(lifted);
  }
}
