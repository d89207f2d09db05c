package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import lawsweep.circuit.types.LawGroup;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;

/**
 * Laws of flows with momentum that a group of laws of the gradient flow brings.
 *
 * <ul>
 * <li>Symmetric matrices of balances come from GL(n), whose rotations are isometries: exp(∫ τ) times the angular
 * momentum Σ θ_i ω_j - ω_i θ_j is conserved. Between two neurons alone, one on each side, both u + v and u - v rotate.
 * <li>If Σ c θ is a law, the sum moves by h'' + τ h' = 0: exp(∫ τ) h' is conserved, and with it the place where h
 * comes to rest. So it is with a change of scale where M = diag θ on all its tensors and momentum is primal, and with a
 * shift under any metric where it is dual, and with a parameter that the loss does not see where it is primal.
 * </ul>
 */
final class MomentumForms {

  /** What velocities are called: this and the tensor's name. */
  static final String VELOCITY = "v.";

  private final GroupForm group;
  private final List<Metric> metrics;
  private final Optional<MomentumForm> primalOrDual;
  private final Friction friction;
  private final List<Integer> powers;

  /**
   * For a group of laws.
   *
   * @param metrics one for each tensor of the circuit
   */
  MomentumForms(GroupForm group, LawQuestion question, List<Metric> metrics) {
    this.group = group;
    this.metrics = metrics;
    this.primalOrDual = question.flow().flatMap(FlowSetting::form);
    this.friction = question.friction();
    this.powers = new MetricForm(group, metrics).powers();
  }

  private boolean rotates() {
    return group.group().form() == LawGroup.Form.PRODUCTS && powers.stream().allMatch(power -> power == 0);
  }

  /** Angular momenta. */
  Optional<IndexForm> rotation() {
    if (!rotates()) {
      return Optional.empty();
    }
    List<IndexTerm> terms = new ArrayList<>();
    for (LawGroup.Term term : group.group().terms()) {
      terms.add(new IndexTerm(1, List.of(group.row(term, true), velocity(group.row(term, false)))));
      terms.add(new IndexTerm(-1, List.of(velocity(group.row(term, true)), group.row(term, false))));
    }
    return Optional.of(new IndexForm(terms, group.ranges(), IndexForm.Symmetry.ANTISYMMETRIC));
  }

  /** u_i v'_j + v_i u'_j less the same with i and j exchanged, between two vectors. */
  Optional<IndexForm> exchange() {
    List<LawGroup.Term> terms = group.group().terms();
    if (!rotates() || terms.size() != 2 || terms.get(0).factor() != -terms.get(1).factor() || !single(terms.get(0))
        || !single(terms.get(1)) || !group.group().indices().isEmpty()) {
      return Optional.empty();
    }
    List<IndexTerm> sum = Stream.of(terms, terms.reversed()).flatMap(pair -> Stream.of(
        new IndexTerm(1, List.of(group.row(pair.get(0), true), other(velocity(group.row(pair.get(1), false))))),
        new IndexTerm(-1, List.of(velocity(group.row(pair.get(1), true)), other(group.row(pair.get(0), false))))))
        .toList();
    return Optional.of(new IndexForm(sum, group.ranges(), IndexForm.Symmetry.ANTISYMMETRIC));
  }

  /** Whether a tensor is one number for each neuron. */
  private boolean single(LawGroup.Term term) {
    Operand operand = group.row(term, true);
    return operand.shape().size() <= 2
        && operand.shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact)
            == group.group().matrix();
  }

  /** With another letter for the side of one index. */
  private static Operand other(Operand operand) {
    return new Operand(operand.tensor(), operand.shape(), operand.letters().replace('a', 'b'));
  }

  /** exp(∫ τ) times this is conserved: the velocity of a sum. */
  Optional<FlowLaw> velocity() {
    return moves() ? Optional.of(law(velocities())) : Optional.empty();
  }

  /** Where the sum comes to rest. */
  Optional<FlowLaw> position() {
    if (!moves()) {
      return Optional.empty();
    }
    List<IndexTerm> position = sum().form().terms();
    return Optional.of(law(switch (friction) {
      case NONE -> joined(position, times(-1, "t", velocities()));
      case ONE -> joined(position, velocities());
      case CONSTANT -> joined(times(1, "tau", position), velocities());
      case NESTEROV -> joined(times(2, "", position), times(1, "t", velocities()));
    }));
  }

  private boolean moves() {
    if (group.linear()) {
      return dual() || unseen() || powers.stream().allMatch(power -> power == 0);
    }
    return group.group().form() != LawGroup.Form.SQUARES_OF_SUMS && powers.stream().allMatch(power -> power == 1)
        && primalOrDual.filter(MomentumForm.PRIMAL::equals).isPresent();
  }

  private boolean dual() {
    return primalOrDual.filter(MomentumForm.DUAL::equals).isPresent();
  }

  /** Whether each law is one parameter: then no loss moves it. */
  private boolean unseen() {
    return group.group().terms().size() == 1 && group.single(group.group().terms().getFirst());
  }

  private FlowLaw sum() {
    if (group.linear() && !dual() && unseen()) {
      return new FlowLaw(FormulaKind.LINEAR, OptionalInt.of(1), group.form());
    }
    MetricForm metric = new MetricForm(group, metrics);
    return group.linear() ? metric.shift() : metric.scale();
  }

  /** Of each term c θ^e / e, or c log θ, the derivative c θ^(e - 1) ω. */
  private List<IndexTerm> velocities() {
    List<IndexTerm> terms = new ArrayList<>();
    for (IndexTerm term : sum().form().terms()) {
      Operand operand = term.operands().getFirst();
      int exponent = operand.exponent();
      List<Operand> product = new ArrayList<>();
      if (exponent != 1) {
        product.add(new Operand(operand.tensor(), operand.shape(), operand.letters(), exponent - 1));
      }
      product.add(velocity(new Operand(operand.tensor(), operand.shape(), operand.letters())));
      terms.add(new IndexTerm(term.factor() * (exponent == 0 ? 1 : exponent), product));
    }
    return terms;
  }

  private static List<IndexTerm> times(long factor, String symbol, List<IndexTerm> terms) {
    return terms.stream().map(term -> {
      List<Operand> product = new ArrayList<>(term.operands());
      if (!symbol.isEmpty()) {
        product.addFirst(new Operand(symbol, List.of(), ""));
      }
      return new IndexTerm(factor * term.factor(), product);
    }).toList();
  }

  private static List<IndexTerm> joined(List<IndexTerm> one, List<IndexTerm> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private FlowLaw law(List<IndexTerm> terms) {
    boolean polynomial =
        terms.stream().flatMap(term -> term.operands().stream()).allMatch(operand -> operand.exponent() == 1);
    return new FlowLaw(FormulaKind.LINEAR, polynomial ? OptionalInt.of(1) : OptionalInt.empty(),
        new IndexForm(terms, group.diagonal(), IndexForm.Symmetry.NONE));
  }

  private static Operand velocity(Operand operand) {
    return new Operand(VELOCITY + operand.tensor(), operand.shape(), operand.letters(), operand.exponent());
  }
}
