package lawsweep.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import lawsweep.law.Loss;
import lawsweep.law.Subject;
import lawsweep.law.setting.Flow;
import lawsweep.law.setting.FlowSetting;
import lawsweep.law.setting.Metric;
import lawsweep.law.setting.MomentumForm;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Laws as they are printed, times their factor in time, along flows that the program's Dormand-Prince integrates: each
 * keeps its value to 1e-10 of the sizes of its terms, while what is no law does not.
 */
class TimeLawsTest {

  private static final double TAU = 0.7;
  private static final double RELATIVE = 1e-10;

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
  }

  private static NetworkLaws laws(List<Integer> widths, Optional<FlowSetting> flow, Friction friction, boolean decay) {
    Subject subject = new Subject.Widths(new Architecture(Family.LINEAR, widths, Bias.NONE), Loss.MSE);
    return NetworkLaws.of(new LawQuestion(subject, flow, friction, decay));
  }

  private static FlowSetting momentum(List<Integer> powers) {
    List<Metric> metrics = powers.stream().map(Metric::new).toList();
    return FlowSetting.of(Flow.MOMENTUM, metrics, MomentumForm.PRIMAL, 1).orElseThrow();
  }

  private static DoubleUnaryOperator rate(Friction friction) {
    return switch (friction) {
      case NONE -> _ -> 0;
      case ONE -> _ -> 1;
      case CONSTANT -> _ -> TAU;
      case NESTEROV -> t -> 3 / t;
    };
  }

  /** exp ∫ τ from its formula. */
  private static double factor(String formula, double t) {
    return switch (formula) {
      case "1" -> 1;
      case "exp(t)" -> Math.exp(t);
      case "exp(tau*t)" -> Math.exp(TAU * t);
      case "t^3" -> t * t * t;
      // ∫ λ of λ = ½ + 0.3 sin t from 1 on.
      case "exp(2*integral(lambda))" -> Math.exp(2 * decayed(t));
      case "exp(3*integral(lambda))" -> Math.exp(3 * decayed(t));
      default -> throw new IllegalArgumentException(formula);
    };
  }

  private static double decayed(double t) {
    return 0.5 * (t - 1) - 0.3 * (Math.cos(t) - Math.cos(1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"2,3,3,2; NONE", "2,3,3,2; ONE", "2,3,3,2; CONSTANT", "2,3,3,2; NESTEROV",
      "1,3,1; CONSTANT", "1,3,1; NESTEROV", "1,2,2,1; ONE", "2,2,1,2,2; CONSTANT"})
  void angularMomenta(String widths, Friction friction) {
    List<Integer> list = numbers(widths);
    List<Integer> powers = list.stream().skip(1).map(_ -> 0).toList();
    NetworkLaws laws = laws(list, Optional.of(momentum(powers)), friction, false);
    assertTrue(laws.laws().stream().allMatch(law -> law.kind() == FormulaKind.ROTATION) && !laws.laws().isEmpty());
    check(laws, new DampedFlow(list, powers, true, rate(friction)), 0.05);
  }

  /** h' and where h comes to rest, for neurons between two matrices with M = diag θ. */
  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"2,2,2; NONE", "2,2,2; ONE", "2,2,2; CONSTANT", "2,2,2; NESTEROV",
      "1,2,2,1; CONSTANT"})
  void sumsOfMirroredNeurons(String widths, Friction friction) {
    List<Integer> list = numbers(widths);
    List<Integer> powers = list.stream().skip(1).map(_ -> 1).toList();
    NetworkLaws laws = laws(list, Optional.of(momentum(powers)), friction, false);
    int hidden = list.subList(1, list.size() - 1).stream().mapToInt(Integer::intValue).sum();
    assertEquals(2 * hidden, laws.entries().size());
    check(laws, new DampedFlow(list, powers, true, rate(friction)), 0.01);
  }

  /** Angular momenta stay between two matrices without a metric. */
  @Test
  void oneSideMirrored() {
    List<Integer> widths = List.of(2, 2, 2, 2);
    List<Integer> powers = List.of(1, 0, 0);
    NetworkLaws laws = laws(widths, Optional.of(momentum(powers)), Friction.CONSTANT, false);
    assertEquals(1, laws.entries().size());
    check(laws, new DampedFlow(widths, powers, true, rate(Friction.CONSTANT)), 0.05);
  }

  /** Σ ψ(out) - Σ ψ(in) with ψ' = θ / M along gradient flow, for metrics of all kinds. */
  @ParameterizedTest
  @ValueSource(strings = {"1,1", "2,2", "3,3", "1,0", "0,2", "1,3", "4,2"})
  void neuronsOfMirrorFlows(String metrics) {
    List<Integer> widths = List.of(2, 3, 2);
    List<Integer> powers = numbers(metrics);
    FlowSetting flow = FlowSetting.of(Flow.GRADIENT, powers.stream().map(Metric::new).toList(), MomentumForm.PRIMAL, 1)
        .orElseThrow();
    NetworkLaws laws = laws(widths, Optional.of(flow), Friction.CONSTANT, false);
    assertEquals(3, laws.laws().stream().mapToLong(law -> law.body().count()).sum());
    check(laws, new DampedFlow(widths, powers, false, _ -> 0), 1e-3);
  }

  /** Balances and minors with a decay that hangs on time. */
  @ParameterizedTest
  @ValueSource(strings = {"2,3,3,2", "1,3,2"})
  void decay(String widths) {
    List<Integer> list = numbers(widths);
    List<Integer> powers = list.stream().skip(1).map(_ -> 0).toList();
    NetworkLaws laws = laws(list, Optional.empty(), Friction.CONSTANT, true);
    assertEquals(widths.equals("1,3,2"), laws.laws().stream().anyMatch(law -> law.kind() == FormulaKind.MINOR));
    check(laws, new DampedFlow(list, powers, false, t -> 0.5 + 0.3 * Math.sin(t)), 0.1);
  }

  /** A control: what plain gradient flow conserves is no law with momentum, with no factor in time. */
  @Test
  void balancesAreNoLawsWithMomentum() {
    List<Integer> widths = List.of(2, 3, 3, 2);
    DampedFlow flow = new DampedFlow(widths, List.of(0, 0, 0), true, rate(Friction.CONSTANT));
    double[][] states = run(flow, 0);
    for (LawFormula law : laws(widths, Optional.empty(), Friction.CONSTANT, false).laws()) {
      for (Law value : values(law, flow)) {
        double scale = value.at(states[0]).scale();
        double first = value.at(states[0]).value();
        double plain = 0;
        double damped = 0;
        for (double[] state : states) {
          double now = value.at(state).value();
          plain = Math.max(plain, Math.abs(now - first));
          damped = Math.max(damped, Math.abs(factor("exp(tau*t)", state[flow.size()] - 1) * now - first));
        }
        assertTrue(plain > 1e-4 * scale && damped > 1e-4 * scale, law.name() + ": " + plain + " and " + damped);
      }
    }
  }

  private static double[][] run(DampedFlow flow, long number) {
    Random random = Seeds.random("time laws", number);
    double[] start = random.doubles(flow.size(), 0.4, 1.2).toArray();
    for (int j = flow.parameters(); j < start.length; j++) {
      start[j] -= 0.8;
    }
    return flow.run(start, 1, 2, 8);
  }

  /**
   * Every law times its factor, along one run from t = 1 to 2; and as a control, some law without its factor.
   *
   * @param moves how far at least some weight moves
   */
  private static void check(NetworkLaws laws, DampedFlow flow, double moves) {
    double[][] states = run(flow, laws.laws().size());
    boolean moved = false;
    for (LawFormula law : laws.laws()) {
      List<Law> values = values(law, flow);
      assertFalse(values.isEmpty(), law.name());
      for (Law value : values) {
        Value first = value.at(states[0]);
        for (double[] state : states) {
          double t = state[flow.size()];
          double factor = factor(law.timeFactor(), t) / factor(law.timeFactor(), 1);
          Value now = value.at(state);
          assertEquals(first.value(), factor * now.value(), RELATIVE * Math.max(first.scale(), factor * now.scale()),
              law.name() + " at " + t);
          moved |= law.timeFactor().equals("1")
              || Math.abs(now.value() - first.value()) > 1e-3 * first.scale();
        }
      }
    }
    assertTrue(moved, "the factor of some law is needed");
    double largest = 0;
    for (int j = 0; j < flow.parameters(); j++) {
      largest = Math.max(largest, Math.abs(states[8][j] - states[0][j]));
    }
    assertTrue(largest > moves, "weights move by " + largest);
  }

  /** A value, and the sum of the absolute values of its terms. */
  private record Value(double value, double scale) {}

  private interface Law {
    Value at(double[] state);
  }

  /** All laws of a formula: by its polynomials, or, where there are logarithms and other powers, by its indices. */
  private static List<Law> values(LawFormula law, DampedFlow flow) {
    List<Law> values = new ArrayList<>();
    for (NamedPolynomial each : law.body().entries(law.name())) {
      values.add(state -> polynomial(each.polynomial(), flow, state));
    }
    if (values.isEmpty() && law.body() instanceof IndexForm form) {
      IndexRange range = form.ranges().getFirst();
      assertEquals(1, form.ranges().size());
      for (int value = 0; value < range.members().size(); value++) {
        int at = range.members().get(value).getFirst();
        values.add(state -> sums(form, Map.of(range.letter(), at), flow, state));
      }
    }
    return values;
  }

  private static Value polynomial(Polynomial polynomial, DampedFlow flow, double[] state) {
    double sum = 0;
    double scale = 0;
    for (Term term : polynomial.terms()) {
      double product = term.coefficient();
      for (Factor factor : term.factors()) {
        product *= Math.pow(number(factor.entry(), flow, state), factor.exponent());
      }
      sum += product;
      scale += Math.abs(product);
    }
    return new Value(sum, scale);
  }

  private static double number(Entry entry, DampedFlow flow, double[] state) {
    String name = entry.tensor();
    if (entry.place().isEmpty()) {
      return name.equals("t") ? state[flow.size()] : TAU;
    }
    int velocity = name.startsWith("v.") ? flow.parameters() : 0;
    int tensor = Integer.parseInt(name.substring(name.indexOf('U') + 1));
    return state[velocity + flow.place(tensor, entry.place().get(0), entry.place().get(1))];
  }

  /** Each term of an index form with one operand, summed over its letters; exponent 0 is the logarithm. */
  private static Value sums(IndexForm form, Map<Character, Integer> free, DampedFlow flow, double[] state) {
    double sum = 0;
    double scale = 0;
    for (IndexTerm term : form.terms()) {
      assertEquals(1, term.operands().size());
      Operand operand = term.operands().getFirst();
      for (Map<Character, Integer> letters : choices(operand, free)) {
        List<Integer> place = operand.letters().chars().mapToObj(letter -> 1 + letters.get((char) letter)).toList();
        double entry = number(new Entry(operand.tensor(), place), flow, state);
        double power = operand.exponent() == 0 ? Math.log(Math.abs(entry)) : Math.pow(entry, operand.exponent());
        sum += term.factor() * power;
        scale += Math.abs(term.factor() * power);
      }
    }
    return new Value(sum, scale);
  }

  private static List<Map<Character, Integer>> choices(Operand operand, Map<Character, Integer> free) {
    List<Map<Character, Integer>> choices = new ArrayList<>();
    choices.add(new HashMap<>(free));
    for (int side = 0; side < operand.letters().length(); side++) {
      char letter = operand.letters().charAt(side);
      if (free.containsKey(letter)) {
        continue;
      }
      List<Map<Character, Integer>> longer = new ArrayList<>();
      for (Map<Character, Integer> choice : choices) {
        for (int index = 0; index < operand.shape().get(side); index++) {
          Map<Character, Integer> more = new TreeMap<>(choice);
          more.put(letter, index);
          longer.add(more);
        }
      }
      choices = longer;
    }
    return choices;
  }
}
