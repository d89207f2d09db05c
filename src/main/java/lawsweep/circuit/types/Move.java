package lawsweep.circuit.types;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a wire moves: a form in the unknowns for each type of motion. */
final class Move {

  private final Map<Op, Form> forms = new LinkedHashMap<>();

  Map<Op, Form> forms() {
    return forms;
  }

  Form get(Op op) {
    return forms.getOrDefault(op, Form.ZERO);
  }

  void add(Op op, Form form) {
    Form sum = get(op).plus(form);
    if (sum.isZero()) {
      forms.remove(op);
    } else {
      forms.put(op, sum);
    }
  }
}
