package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import lawsweep.circuit.types.LawGroup;
import lawsweep.law.setting.Metric;

/**
 * Laws of gradient flow with a metric, θ' = -M ∇L. What changes each tensor by a factor conserves Σ c ψ(θ) with
 * ψ' = θ / M, what shifts it Σ c χ(θ) with χ' = 1 / M. Of matrices of balances the diagonal is left, and all of them
 * where none of their tensors has a metric.
 */
final class MetricForm {

  private final GroupForm group;
  private final List<Metric> metrics;

  /**
   * For a group of laws.
   *
   * @param metrics one for each tensor of the circuit
   */
  MetricForm(GroupForm group, List<Metric> metrics) {
    this.group = group;
    this.metrics = metrics;
  }

  /** What is left of a group of laws. */
  Optional<FlowLaw> law() {
    if (powers().stream().allMatch(power -> power == 0)) {
      return Optional.of(new FlowLaw(group.linear() ? FormulaKind.LINEAR : FormulaKind.BALANCE,
          OptionalInt.of(group.linear() ? 1 : 2), group.form()));
    }
    return group.group().form() == LawGroup.Form.SQUARES_OF_SUMS ? Optional.empty()
        : Optional.of(group.linear() ? shift() : scale());
  }

  /** The powers of the metrics of its tensors. */
  List<Integer> powers() {
    return group.group().terms().stream().map(term -> metrics.get(term.tensor()).power()).toList();
  }

  /** Σ c ψ(θ). */
  FlowLaw scale() {
    return law(Potential::ofScale, FormulaKind.BALANCE);
  }

  /** Σ c χ(θ). */
  FlowLaw shift() {
    return law(Potential::ofShift, FormulaKind.LINEAR);
  }

  private FlowLaw law(Function<Metric, Potential> potential, FormulaKind kind) {
    List<LawGroup.Term> terms = group.group().terms();
    List<Potential> potentials = terms.stream().map(term -> potential.apply(metrics.get(term.tensor()))).toList();
    int multiple = potentials.stream().mapToInt(each -> Math.abs(each.divisor())).reduce(1, MetricForm::leastMultiple);
    List<IndexTerm> sum = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      Operand operand = group.diagonal(terms.get(i));
      sum.add(new IndexTerm(terms.get(i).factor() * multiple / potentials.get(i).divisor(),
          List.of(new Operand(operand.tensor(), operand.shape(), operand.letters(), potentials.get(i).exponent()))));
    }
    int degree = potentials.stream().mapToInt(Potential::exponent).max().orElseThrow();
    boolean polynomial = potentials.stream().allMatch(each -> each.exponent() > 0);
    return new FlowLaw(degree == 1 && polynomial ? FormulaKind.LINEAR : kind,
        polynomial ? OptionalInt.of(degree) : OptionalInt.empty(),
        new IndexForm(sum, group.diagonal(), IndexForm.Symmetry.NONE));
  }

  private static int leastMultiple(int one, int other) {
    int a = one;
    int b = other;
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return one / a * other;
  }
}
