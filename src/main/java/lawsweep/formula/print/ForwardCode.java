package lawsweep.formula.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;

/** What a circuit computes, as Python with NumPy: a function that draws inputs, and one that computes outputs. */
final class ForwardCode {

  private static final double MOST_PRODUCTS = 2e6;
  private static final int MOST_CONSTANTS = 20_000;
  private static final long MOST_PARAMETERS = 3000;

  private final Circuit circuit;

  ForwardCode(Circuit circuit) {
    this.circuit = circuit;
  }

  /** Whether a test by differences takes seconds, not hours. */
  boolean suits() {
    double products = 0;
    int constants = 0;
    for (Step step : circuit.steps()) {
      products += step instanceof Step.Contraction contraction ? circuit.products(contraction) : 0;
      constants += step instanceof Step.Constant constant ? constant.values().size() : 0;
    }
    return circuit.parameters() <= MOST_PARAMETERS && products <= MOST_PRODUCTS && constants <= MOST_CONSTANTS;
  }

  /** The lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("def _inputs(random):",
        "    \"\"\"All that every sample draws anew.\"\"\"", "    x = {}"));
    List<String> forward = new ArrayList<>(List.of("def _forward(p, x):",
        "    \"\"\"The outputs of the network; w has what each of its steps gives.\"\"\"", "    w = {}"));
    for (int wire = 0; wire < circuit.steps().size(); wire++) {
      Step step = circuit.steps().get(wire);
      String at = "[" + wire + "] = ";
      if (step instanceof Step.Input) {
        lines.add("    x" + at + "random.standard_normal(" + tuple(step.shape()) + ")");
      } else if (step instanceof Step.OneHot) {
        int last = step.shape().getLast();
        lines.add("    x" + at + "np.eye(" + last + ")[random.integers(" + last + ", size="
            + tuple(step.shape().subList(0, step.shape().size() - 1)) + ")]");
      }
      forward.add("    w" + at + code(step, wire));
    }
    lines.addAll(List.of("    return x", "", ""));
    forward.add("    return w[" + circuit.output() + "]");
    lines.addAll(forward);
    return lines;
  }

  private String code(Step step, int wire) {
    return switch (step) {
      case Step.Parameter(int tensor, _) -> "p[\"" + circuit.tensors().get(tensor).name() + "\"]";
      case Step.Input _,Step.OneHot _ -> "x[" + wire + "]";
      case Step.Constant(List<Integer> shape, List<Long> values) ->
        "np.array(" + values + ", float).reshape(" + tuple(shape) + ")";
      case Step.Rotation(List<Integer> shape) -> "_rotation" + tuple(shape.subList(0, shape.size() - 1));
      case Step.Contraction(int left, int right, String indices, _) ->
        "_sum(\"" + indices + "\", w[" + left + "], w[" + right + "])";
      case Step.Sum(List<Step.Term> terms, _) ->
        terms.stream().map(ForwardCode::term).collect(Collectors.joining(" + "));
      case Step.Gate(int from, _) -> "np.maximum(w[" + from + "], 0.0)";
      case Step.Power(int from, int exponent, _) -> "w[" + from + "] ** " + exponent;
      case Step.Apply(int from, Scalar function, _) -> function("w[" + from + "]", function);
      case Step.InverseRoot(int from, _) -> "1.0 / np.sqrt(w[" + from + "])";
    };
  }

  private static String term(Step.Term term) {
    String wire = "w[" + term.wire() + "]";
    String factor = term.factor() == 1 ? "" : term.factor() + " * ";
    return factor + wire + (term.divisor() == 1 ? "" : " / " + term.divisor());
  }

  private static String function(String of, Scalar function) {
    return switch (function) {
      case EXP -> "np.exp(" + of + ")";
      case SIGMOID -> "1.0 / (1.0 + np.exp(-" + of + "))";
      case TANH -> "np.tanh(" + of + ")";
      case SOFTPLUS -> "np.logaddexp(0.0, " + of + ")";
      case SILU -> of + " / (1.0 + np.exp(-" + of + "))";
      case GELU -> of + " * (1.0 + np.vectorize(math.erf)(" + of + " / math.sqrt(2.0))) / 2.0";
      case RECIPROCAL -> "1.0 / " + of;
    };
  }

  static String tuple(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(",
        numbers.size() == 1 ? ",)" : ")"));
  }
}
