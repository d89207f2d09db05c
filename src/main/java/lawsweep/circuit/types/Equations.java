package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.List;

/** Unknown numbers and linear equations for them, solved one by one: a settled unknown is a form in others. */
final class Equations {

  private final List<Form> settled = new ArrayList<>();

  int fresh() {
    settled.add(null);
    return settled.size() - 1;
  }

  int count() {
    return settled.size();
  }

  /** What a form is once settled unknowns are replaced. */
  Form reduced(Form form) {
    Form sum = form;
    for (int i = 0; i < form.at().length; i++) {
      int unknown = form.at()[i];
      if (settled.get(unknown) != null) {
        sum = sum.plus(value(unknown).minus(Form.of(unknown)).times(form.values()[i]));
      }
    }
    return sum;
  }

  /** An unknown as a form in free ones. */
  Form value(int unknown) {
    Form form = settled.get(unknown);
    if (form == null) {
      return Form.of(unknown);
    }
    Form better = reduced(form);
    settled.set(unknown, better);
    return better;
  }

  /** Sets a form to 0. */
  void equate(Form form) {
    Form left = reduced(form);
    if (!left.isZero()) {
      Form pivot = Form.of(left.last());
      Form rest = left.minus(pivot.times(left.lastValue()));
      settled.set(left.last(), rest.times(left.lastValue().negative().inverse()));
    }
  }
}
