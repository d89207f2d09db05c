package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.jet.ContractionPlan;
import lawsweep.work.OutOfReachException;

/**
 * The outputs of a network as polynomials with integer coefficients: sums of monomials of the weights, each times a
 * polynomial of the input. A monomial is the text of its variables in order, weights before entries of the input.
 */
final class Expansion {

  /** More monomials are not written out. */
  static final int MOST = 20_000;

  private final SymmetricNetwork network;
  private final int parameters;
  private final List<String> monomials;
  private final List<List<Term>> outputs;

  /**
   * A monomial of the weights and what it is multiplied with.
   *
   * @param monomial its index among all of them
   * @param input monomials of the input, by their variables: indices of entries
   */
  record Term(int monomial, Map<String, Long> input) {}

  /**
   * Writes out all outputs.
   *
   * @throws OutOfReachException if there are too many monomials, or coefficients are too large
   */
  Expansion(SymmetricNetwork network) {
    this.network = network;
    this.parameters = network.circuit().columns();
    List<Map<String, Long>> expanded;
    try {
      expanded = expand();
    } catch (ArithmeticException e) {
      throw tooMany();
    }
    TreeMap<String, Integer> index = new TreeMap<>();
    expanded.forEach(output -> output.keySet().forEach(monomial -> index.put(weights(monomial), 0)));
    this.monomials = List.copyOf(index.keySet());
    for (int i = 0; i < monomials.size(); i++) {
      index.put(monomials.get(i), i);
    }
    this.outputs = expanded.stream().map(output -> terms(output, index)).toList();
  }

  private static OutOfReachException tooMany() {
    return new OutOfReachException("expected a network of at most " + MOST
        + " monomials in weights and inputs with the loss poisson, got a larger one");
  }

  /** How many monomials of the weights there are. */
  int monomials() {
    return monomials.size();
  }

  /** For each output its terms. */
  List<List<Term>> outputs() {
    return outputs;
  }

  private String weights(String monomial) {
    int end = 0;
    while (end < monomial.length() && monomial.charAt(end) < parameters) {
      end++;
    }
    return monomial.substring(0, end);
  }

  private List<Term> terms(Map<String, Long> output, Map<String, Integer> index) {
    Map<Integer, Map<String, Long>> terms = new TreeMap<>();
    output.forEach((monomial, coefficient) -> {
      String weights = weights(monomial);
      StringBuilder input = new StringBuilder();
      monomial.substring(weights.length()).chars().forEach(each -> input.append((char) (each - parameters)));
      terms.computeIfAbsent(index.get(weights), _ -> new TreeMap<>()).put(input.toString(), coefficient);
    });
    return terms.entrySet().stream().map(term -> new Term(term.getKey(), term.getValue())).toList();
  }

  private List<Map<String, Long>> expand() {
    Circuit circuit = network.circuit();
    if (parameters + network.tokens() * network.inputs() > Character.MAX_VALUE) {
      throw tooMany();
    }
    List<List<Map<String, Long>>> wires = new ArrayList<>();
    for (Step step : circuit.steps()) {
      List<Map<String, Long>> wire = expand(step, wires);
      if (wire.stream().mapToInt(Map::size).sum() > MOST) {
        throw tooMany();
      }
      wires.add(wire);
    }
    return wires.get(circuit.output());
  }

  private List<Map<String, Long>> expand(Step step, List<List<Map<String, Long>>> wires) {
    return switch (step) {
      case Step.Parameter parameter -> {
        Tensor tensor = network.circuit().tensors().get(parameter.tensor());
        yield variables(tensor.first(), tensor.size());
      }
      case Step.Input input -> variables(parameters, Shapes.size(input.shape()));
      case Step.Constant constant -> constant.values().stream()
          .map(value -> value == 0 ? Map.<String, Long>of() : Map.of("", value)).toList();
      case Step.Contraction contraction -> contract(contraction, wires);
      case Step.Sum sum -> sum(sum, wires);
      case Step.Power power -> wires.get(power.from()).stream().map(each -> power(each, power.exponent())).toList();
      default -> throw new IllegalArgumentException("expected a polynomial, got " + step);
    };
  }

  private static List<Map<String, Long>> variables(int first, int count) {
    List<Map<String, Long>> variables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variables.add(Map.of(String.valueOf((char) (first + i)), 1L));
    }
    return variables;
  }

  private List<Map<String, Long>> contract(Step.Contraction step, List<List<Map<String, Long>>> wires) {
    List<Step> steps = network.circuit().steps();
    List<ContractionPlan.Letter> letters = new ContractionPlan(step.indices(), steps.get(step.left()).shape(),
        steps.get(step.right()).shape(), step.shape()).letters();
    List<Map<String, Long>> out = zeros(Shapes.size(step.shape()));
    long all = letters.stream().mapToLong(ContractionPlan.Letter::extent).reduce(1, Math::multiplyExact);
    for (long n = 0; n < all; n++) {
      int left = 0;
      int right = 0;
      int to = 0;
      long rest = n;
      for (ContractionPlan.Letter letter : letters) {
        int at = (int) (rest % letter.extent());
        rest /= letter.extent();
        left += at * letter.left();
        right += at * letter.right();
        to += at * letter.out();
      }
      multiply(wires.get(step.left()).get(left), wires.get(step.right()).get(right), out.get(to));
    }
    return out;
  }

  private static List<Map<String, Long>> zeros(int count) {
    List<Map<String, Long>> zeros = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      zeros.add(new HashMap<>());
    }
    return zeros;
  }

  private List<Map<String, Long>> sum(Step.Sum step, List<List<Map<String, Long>>> wires) {
    List<Map<String, Long>> out = zeros(Shapes.size(step.shape()));
    for (Step.Term term : step.terms()) {
      if (term.divisor() != 1) {
        throw new IllegalArgumentException("expected a network without fractions");
      }
      for (int i = 0; i < out.size(); i++) {
        Map<String, Long> to = out.get(i);
        wires.get(term.wire()).get(i).forEach(
            (monomial, value) -> to.merge(monomial, Math.multiplyExact(value, term.factor()), Math::addExact));
      }
    }
    out.forEach(each -> each.values().removeIf(value -> value == 0));
    return out;
  }

  private static Map<String, Long> power(Map<String, Long> base, int exponent) {
    Map<String, Long> power = Map.of("", 1L);
    for (int i = 0; i < exponent; i++) {
      Map<String, Long> next = new HashMap<>();
      multiply(power, base, next);
      power = next;
    }
    return power;
  }

  private static void multiply(Map<String, Long> a, Map<String, Long> b, Map<String, Long> out) {
    a.forEach((x, m) -> b.forEach((y, n) -> out.merge(merged(x, y), Math.multiplyExact(m, n), Math::addExact)));
    if (out.size() > MOST) {
      throw tooMany();
    }
    out.values().removeIf(value -> value == 0);
  }

  private static String merged(String a, String b) {
    StringBuilder merged = new StringBuilder(a.length() + b.length());
    int i = 0;
    int j = 0;
    while (i < a.length() || j < b.length()) {
      merged.append(j == b.length() || (i < a.length() && a.charAt(i) <= b.charAt(j)) ? a.charAt(i++) : b.charAt(j++));
    }
    return merged.toString();
  }
}
