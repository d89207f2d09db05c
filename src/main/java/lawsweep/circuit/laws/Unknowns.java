package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/** Unknown numbers and linear equations for them, solved one by one: a settled unknown is a form in others. */
final class Unknowns {

  private final PrimeField field;
  private final Watch watch;
  private final List<Sparse> settled = new ArrayList<>();

  /**
   * None yet.
   *
   * @param watch asked for each equation
   */
  Unknowns(PrimeField field, Watch watch) {
    this.field = field;
    this.watch = watch;
  }

  /** One more. */
  int fresh() {
    settled.add(null);
    return settled.size() - 1;
  }

  int count() {
    return settled.size();
  }

  boolean free(int unknown) {
    return settled.get(unknown) == null;
  }

  /** What a form is once settled unknowns are replaced. */
  Sparse reduced(Sparse form) {
    boolean done = true;
    for (int unknown : form.at()) {
      done &= settled.get(unknown) == null;
    }
    if (done) {
      return form;
    }
    if (form.size() == 1) {
      return value(form.at()[0]).times(field, form.values()[0]);
    }
    Sparse sum = Sparse.ZERO;
    for (int i = 0; i < form.size(); i++) {
      sum = sum.plus(field, form.values()[i], value(form.at()[i]));
    }
    return sum;
  }

  /** An unknown as a form in free ones. */
  Sparse value(int unknown) {
    Sparse form = settled.get(unknown);
    if (form == null) {
      return Sparse.unit(unknown);
    }
    Sparse better = reduced(form);
    settled.set(unknown, better);
    return better;
  }

  /** Sets a form to 0. */
  void equate(Sparse form) {
    watch.ask();
    Sparse left = reduced(form);
    if (left.isZero()) {
      return;
    }
    int pivot = left.last();
    Sparse rest = left.plus(field, -left.values()[left.size() - 1], Sparse.unit(pivot));
    settled.set(pivot, rest.times(field, field.reduce(-field.invert(left.values()[left.size() - 1]))));
  }
}
