package lawsweep.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.SingleLaw;
import lawsweep.circuit.types.LawGroup;
import lawsweep.circuit.types.LawGroups;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;

/** Laws of a circuit as formulas, with names. */
final class FormulaList {

  private final LawQuestion question;
  private final Circuit circuit;
  private final List<Metric> metrics;
  private final FormulaNames names = new FormulaNames();
  private final List<LawFormula> laws = new ArrayList<>();
  private long left;

  FormulaList(LawQuestion question, Circuit circuit) {
    this.question = question;
    this.circuit = circuit;
    this.metrics = question.metrics(circuit);
  }

  /** All laws of the question. */
  List<LawFormula> of(LawGroups groups) {
    for (LawGroup group : ordered(groups.groups())) {
      add(new GroupForm(circuit, group));
    }
    if (question.momentum()) {
      areas(groups);
    }
    groups.singles().forEach(this::add);
    return List.copyOf(laws);
  }

  /** How many laws of the plain gradient flow, found one by one, are not among {@link #of} with this flow. */
  long left() {
    return left;
  }

  private void areas(LawGroups groups) {
    boolean dual = question.flow().flatMap(FlowSetting::form).filter(MomentumForm.DUAL::equals).isPresent();
    Areas areas = new Areas(circuit, metrics, dual);
    ordered(groups.groups()).forEach(group -> areas.add(new GroupForm(circuit, group)));
    areas.all().forEach(area -> laws.add(new LawFormula(
        names.of("A", List.of(area.other()), List.of(area.one())), FormulaKind.ROTATION, area.degree(), area.form(),
        question.friction().factor())));
  }

  /** Widths go from output to input, and so do their laws. */
  private List<LawGroup> ordered(List<LawGroup> groups) {
    return question.subject().architecture().isEmpty() ? groups
        : groups.stream().sorted(Comparator.comparingInt(FormulaList::outgoing)).toList();
  }

  private static int outgoing(LawGroup group) {
    return group.terms().stream().filter(term -> term.factor() > 0).mapToInt(LawGroup.Term::tensor).min()
        .orElse(Integer.MAX_VALUE);
  }

  private void add(GroupForm group) {
    if (question.flow().isEmpty()) {
      plain(group);
    } else if (question.momentum()) {
      momentum(group);
    } else {
      new MetricForm(group, metrics).law()
          .ifPresent(law -> add(letter(group), law.kind(), law.degree(), group, law.form(), "1"));
    }
  }

  private void plain(GroupForm group) {
    int degree = group.linear() ? 1 : 2;
    add(letter(group), group.linear() ? FormulaKind.LINEAR : FormulaKind.BALANCE, OptionalInt.of(degree), group,
        group.form(), decayed(degree));
    MinorForm.of(circuit, group.group()).ifPresent(minors -> add("M", FormulaKind.MINOR,
        OptionalInt.of(minors.rows()), group, minors, decayed(minors.rows())));
  }

  private void momentum(GroupForm group) {
    MomentumForms forms = new MomentumForms(group, question, metrics);
    forms.rotation().ifPresent(form -> add("A", FormulaKind.ROTATION, OptionalInt.of(2), group, form,
        question.friction().factor()));
    forms.exchange().ifPresent(form -> add("B", FormulaKind.ROTATION, OptionalInt.of(2), group, form,
        question.friction().factor()));
    forms.velocity()
        .ifPresent(law -> add(MomentumForms.VELOCITY + letter(group), law.kind(), law.degree(), group, law.form(),
            question.friction().factor()));
    forms.position().ifPresent(law -> add(letter(group), law.kind(), law.degree(), group, law.form(), "1"));
  }

  private static String letter(GroupForm group) {
    return group.linear() ? "" : "G";
  }

  private String decayed(int degree) {
    return !question.decay() ? "1"
        : degree == 1 ? "exp(integral(lambda))" : "exp(" + degree + "*integral(lambda))";
  }

  private void add(String letter, FormulaKind kind, OptionalInt degree, GroupForm group, LawBody body, String factor) {
    if (body.count() > 0) {
      laws.add(new LawFormula(names.of(letter, group.tensors(-1), group.tensors(1)), kind, degree, body, factor));
    }
  }

  /** Of laws one by one it is known that they hold where no tensor of theirs has a metric or momentum. */
  private void add(SingleLaw law) {
    if (question.momentum() || law.parts().stream().anyMatch(part -> metrics.get(part.tensor()).power() > 0)) {
      left++;
      return;
    }
    SinglePolynomial single = new SinglePolynomial(circuit, law);
    int degree = single.polynomial().degree();
    laws.add(new LawFormula(names.of(degree == 1 ? "" : "G", single.tensors(-1), single.tensors(1)),
        degree == 1 ? FormulaKind.LINEAR : FormulaKind.BALANCE, OptionalInt.of(degree),
        new PolynomialBody(single.polynomial()), decayed(degree)));
  }
}
