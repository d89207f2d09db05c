package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.HashMap;
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
  private final Equations equations;
  /** By free unknown: the value of each unknown if that one is 1 and the other free ones are 0. */
  private final Map<Integer, Map<Integer, Ratio>> raw = new TreeMap<>();

  Basis(Circuit circuit, Unknowns unknowns, Equations equations) {
    this.circuit = circuit;
    this.unknowns = unknowns;
    this.equations = equations;
    for (int u = 0; u < equations.count(); u++) {
      Form form = equations.value(u);
      for (int i = 0; i < form.at().length; i++) {
        raw.computeIfAbsent(form.at()[i], _ -> new TreeMap<>()).put(u, form.values()[i]);
      }
    }
  }

  List<Solution> solutions() {
    Map<Op, Map<Integer, Integer>> numbers = new HashMap<>();
    for (int u = 0; u < equations.count(); u++) {
      Unknowns.Unknown unknown = unknowns.get(u);
      numbers.computeIfAbsent(unknown.op(), _ -> new HashMap<>()).put(unknown.tensor(), u);
    }
    List<Solution> solutions = new ArrayList<>();
    // What is taken already, as forms in the free unknowns: a pivot of each is settled.
    Equations taken = new Equations();
    for (int u = 0; u < equations.count(); u++) {
      taken.fresh();
    }
    for (Map<Integer, Ratio> vector : raw.values()) {
      constant(vector, numbers).filter(this::solves).ifPresent(lifted -> take(lifted, taken, solutions));
    }
    raw.values().forEach(vector -> take(vector, taken, solutions));
    return solutions;
  }

  private void take(Map<Integer, Ratio> vector, Equations taken, List<Solution> solutions) {
    Form form = Form.ZERO;
    for (Map.Entry<Integer, Ratio> entry : vector.entrySet()) {
      if (raw.containsKey(entry.getKey())) {
        form = form.plus(Form.of(entry.getKey()).times(entry.getValue()));
      }
    }
    if (!taken.reduced(form).isZero()) {
      taken.equate(form);
      List<Solution.Part> parts = new ArrayList<>();
      vector.forEach((u, factor) -> {
        Unknowns.Unknown unknown = unknowns.get(u);
        parts.add(new Solution.Part(circuit.tensors().get(unknown.tensor()), unknown.tensor(), unknown.op(), factor));
      });
      solutions.add(new Solution(List.copyOf(parts), unknowns.get(vector.keySet().iterator().next()).count()));
    }
  }

  /** The same with the constant function in the place of functions of one index, the identity in that of matrices. */
  private Optional<Map<Integer, Ratio>> constant(Map<Integer, Ratio> vector, Map<Op, Map<Integer, Integer>> numbers) {
    Map<Integer, Ratio> lifted = new TreeMap<>();
    for (Map.Entry<Integer, Ratio> entry : vector.entrySet()) {
      Unknowns.Unknown unknown = unknowns.get(entry.getKey());
      Optional<Op> op = unknown.op().constant();
      Integer other = op.map(each -> numbers.getOrDefault(each, Map.of()).get(unknown.tensor())).orElse(null);
      if (other == null) {
        return Optional.empty();
      }
      lifted.merge(other, entry.getValue(), Ratio::plus);
    }
    lifted.values().removeIf(Ratio::isZero);
    return lifted.isEmpty() ? Optional.empty() : Optional.of(lifted);
  }

  private boolean solves(Map<Integer, Ratio> vector) {
    Map<Integer, Ratio> sum = new TreeMap<>();
    vector.forEach((u, factor) -> {
      if (raw.containsKey(u)) {
        raw.get(u).forEach((v, value) -> sum.merge(v, value.times(factor), Ratio::plus));
      }
    });
    sum.values().removeIf(Ratio::isZero);
    return sum.equals(vector);
  }
}
