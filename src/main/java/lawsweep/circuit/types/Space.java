package lawsweep.circuit.types;

import java.util.Map;
import java.util.TreeMap;

/** All solutions of the equations, and which of them are taken already: vectors are values of unknowns. */
final class Space {

  /** By free unknown: the value of each unknown if that one is 1 and the other free ones are 0. */
  private final Map<Integer, Map<Integer, Ratio>> raw = new TreeMap<>();
  /** What is taken, as forms in the free unknowns: a pivot of each is settled. */
  private final Equations taken = new Equations();

  Space(Equations equations) {
    for (int u = 0; u < equations.count(); u++) {
      taken.fresh();
      Form form = equations.value(u);
      for (int i = 0; i < form.at().length; i++) {
        raw.computeIfAbsent(form.at()[i], _ -> new TreeMap<>()).put(u, form.values()[i]);
      }
    }
  }

  /** A basis, by free unknown. */
  Map<Integer, Map<Integer, Ratio>> raw() {
    return raw;
  }

  /** Whether a vector without zeros solves the equations. */
  boolean contains(Map<Integer, Ratio> vector) {
    Map<Integer, Ratio> sum = new TreeMap<>();
    vector.forEach((u, factor) -> {
      if (raw.containsKey(u)) {
        raw.get(u).forEach((v, value) -> sum.merge(v, value.times(factor), Ratio::plus));
      }
    });
    sum.values().removeIf(Ratio::isZero);
    return sum.equals(vector);
  }

  /** Whether a solution is none of those that are taken, nor a sum of them. */
  boolean isNew(Map<Integer, Ratio> solution) {
    return !taken.reduced(form(solution)).isZero();
  }

  void take(Map<Integer, Ratio> solution) {
    taken.equate(form(solution));
  }

  private Form form(Map<Integer, Ratio> solution) {
    Form form = Form.ZERO;
    for (Map.Entry<Integer, Ratio> entry : solution.entrySet()) {
      if (raw.containsKey(entry.getKey())) {
        form = form.plus(Form.of(entry.getKey()).times(entry.getValue()));
      }
    }
    return form;
  }
}
