package lawsweep.drift;

import java.util.List;
import java.util.OptionalDouble;
import lawsweep.drift.value.LawValues;

/**
 * What steps of finite length make of exact laws: h - h_0 = Σ τ² h(g) over all steps of plain gradient descent, if h is
 * quadratic, g the gradient of each step and τ its learning rate. Sums of parameters do not move at all.
 */
final class SecondOrder {

  private final LawSections laws;
  private final double[][] sums;

  /** Before the first step. */
  SecondOrder(LawSections laws) {
    this.laws = laws;
    this.sums = laws.sections().stream().map(section -> new double[section.names().count()]).toArray(double[][]::new);
  }

  /**
   * Adds a step.
   *
   * @param gradient the laws at the gradient in place of the parameters
   */
  void step(List<LawValues> gradient, double rate) {
    for (int g = 0; g < sums.length; g++) {
      if (laws.sections().get(g).degree() == 2) {
        for (int i = 0; i < sums[g].length; i++) {
          sums[g][i] += rate * rate * gradient.get(g).value(i);
        }
      }
    }
  }

  /** ‖h - h_0 - Σ τ² h(g)‖ / ‖h - h_0‖ of some groups; 0 if nothing moved. */
  OptionalDouble error(List<Integer> some, List<LawValues> start, List<LawValues> now) {
    LongSum errors = new LongSum();
    LongSum drifts = new LongSum();
    some.forEach(g -> add(g, start.get(g), now.get(g), errors, drifts));
    double error = errors.value() == 0 ? 0 : Math.sqrt(errors.value()) / Math.sqrt(drifts.value());
    return Double.isFinite(error) ? OptionalDouble.of(error) : OptionalDouble.empty();
  }

  private void add(int group, LawValues start, LawValues now, LongSum errors, LongSum drifts) {
    for (int i = 0; i < start.count(); i++) {
      double drift = now.value(i) - start.value(i);
      double error = drift - sums[group][i];
      errors.add(error * error);
      drifts.add(drift * drift);
    }
  }
}
