package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/**
 * A second opinion: a circuit in float64 with real functions, index by index. Derivatives of functions are differences;
 * gradients come by the chain rule.
 */
final class RealWalk {

  private static final double STEP = 1e-2;

  private final Circuit circuit;
  private final Map<Integer, double[]> drawn = new HashMap<>();
  private final double[] weights;
  private final double[][] angles;

  /** A field with what it draws. */
  RealWalk(Circuit circuit, Random random, double[][] angles) {
    this.circuit = circuit;
    this.angles = angles;
    for (int i = 0; i < circuit.steps().size(); i++) {
      Step step = circuit.steps().get(i);
      double[] values = new double[Shapes.size(step.shape())];
      if (step instanceof Step.OneHot) {
        int side = step.shape().getLast();
        for (int row = 0; row < values.length; row += side) {
          values[row + random.nextInt(side)] = 1;
        }
      } else {
        Arrays.setAll(values, e -> random.nextGaussian());
      }
      drawn.put(i, values);
    }
    int side = circuit.steps().get(circuit.output()).shape().isEmpty() ? 1
        : circuit.steps().get(circuit.output()).shape().getLast();
    weights = new double[Shapes.size(circuit.steps().get(circuit.output()).shape())];
    Arrays.setAll(weights, e -> random.nextGaussian());
    for (int row = 0; circuit.centred() && row < weights.length; row += side) {
      double mean = Arrays.stream(weights, row, row + side).average().orElseThrow();
      for (int e = row; e < row + side; e++) {
        weights[e] -= mean;
      }
    }
  }

  static DoubleUnaryOperator function(Scalar function) {
    return switch (function) {
      case EXP -> Math::exp;
      case SIGMOID -> u -> 1 / (1 + Math.exp(-u));
      case TANH -> Math::tanh;
      case SOFTPLUS -> u -> Math.log1p(Math.exp(u));
      case SILU -> u -> u / (1 + Math.exp(-u));
      case GELU -> u -> u * normalDistribution(u);
      case RECIPROCAL -> u -> 1 / u;
    };
  }

  /** 1/2 + φ(u) (u + u³/3 + u⁵/15 + …). */
  static double normalDistribution(double u) {
    double term = u;
    double sum = u;
    for (int n = 3; Math.abs(term) > 1e-18; n += 2) {
      term *= u * u / n;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
  }

  private static double slope(Step step, DoubleUnaryOperator f, double u) {
    if (step instanceof Step.Power power) {
      return power.exponent() * Math.pow(u, power.exponent() - 1);
    }
    // Differences of order eight; near a pole they are small.
    boolean pole = step instanceof Step.InverseRoot
        || (step instanceof Step.Apply apply && apply.function() == Scalar.RECIPROCAL);
    double unit = pole ? STEP * Math.abs(u) : STEP;
    double[] c = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double h = (i + 1) * unit;
      sum += c[i] * (f.applyAsDouble(u + h) - f.applyAsDouble(u - h));
    }
    return sum / unit;
  }

  private DoubleUnaryOperator unary(Step step) {
    return switch (step) {
      case Step.Power power -> u -> Math.pow(u, power.exponent());
      case Step.Apply apply -> function(apply.function());
      case Step.InverseRoot _ -> u -> 1 / Math.sqrt(u);
      default -> throw new IllegalArgumentException(step.toString());
    };
  }

  /** The gradient at a point. */
  double[] gradient(double[] theta) {
    List<Step> steps = circuit.steps();
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      values.add(forward(i, theta, values));
    }
    double[][] adjoint = new double[steps.size()][];
    for (int i = 0; i < adjoint.length; i++) {
      adjoint[i] = new double[values.get(i).length];
    }
    adjoint[circuit.output()] = weights.clone();
    double[] gradient = new double[theta.length];
    for (int i = steps.size() - 1; i >= 0; i--) {
      backward(i, values, adjoint, gradient);
    }
    return gradient;
  }

  private double[] forward(int index, double[] theta, List<double[]> values) {
    Step step = circuit.steps().get(index);
    double[] out = new double[Shapes.size(step.shape())];
    switch (step) {
      case Step.Parameter parameter ->
        System.arraycopy(theta, circuit.tensors().get(parameter.tensor()).first(), out, 0, out.length);
      case Step.Input _,Step.OneHot _ -> System.arraycopy(drawn.get(index), 0, out, 0, out.length);
      case Step.Constant constant -> Arrays.setAll(out, e -> constant.values().get(e));
      case Step.Rotation rotation -> rotations(rotation.shape(), out);
      case Step.Contraction contraction ->
        each(contraction,
            (l, r, o) -> out[o] += values.get(contraction.left())[l] * values.get(contraction.right())[r]);
      case Step.Sum sum ->
        sum.terms().forEach(term -> Arrays.setAll(out, e -> out[e] + 1.0 * term.factor() / term.divisor()
            * values.get(term.wire())[e]));
      case Step.Gate gate -> Arrays.setAll(out, e -> values.get(gate.from())[e] * drawn.get(index)[e]);
      default -> Arrays.setAll(out, e -> unary(step).applyAsDouble(values.get(step.reads().getFirst())[e]));
    }
    return out;
  }

  private void rotations(List<Integer> shape, double[] out) {
    for (int n = 0; n < shape.get(0); n++) {
      for (int k = 0; k < shape.get(1); k++) {
        out[2 * (n * shape.get(1) + k)] = Math.cos(n * angles[0][k]);
        out[2 * (n * shape.get(1) + k) + 1] = Math.sin(n * angles[0][k]);
      }
    }
  }

  private void backward(int index, List<double[]> values, double[][] adjoint, double[] gradient) {
    Step step = circuit.steps().get(index);
    double[] own = adjoint[index];
    switch (step) {
      case Step.Parameter parameter -> {
        int offset = circuit.tensors().get(parameter.tensor()).first();
        for (int e = 0; e < own.length; e++) {
          gradient[offset + e] += own[e];
        }
      }
      case Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> {}
      case Step.Contraction contraction -> each(contraction, (l, r, o) -> {
        adjoint[contraction.left()][l] += own[o] * values.get(contraction.right())[r];
        adjoint[contraction.right()][r] += own[o] * values.get(contraction.left())[l];
      });
      case Step.Sum sum -> sum.terms().forEach(term -> {
        for (int e = 0; e < own.length; e++) {
          adjoint[term.wire()][e] += 1.0 * term.factor() / term.divisor() * own[e];
        }
      });
      case Step.Gate gate -> {
        for (int e = 0; e < own.length; e++) {
          adjoint[gate.from()][e] += own[e] * drawn.get(index)[e];
        }
      }
      default -> {
        int from = step.reads().getFirst();
        for (int e = 0; e < own.length; e++) {
          adjoint[from][e] += own[e] * slope(step, unary(step), values.get(from)[e]);
        }
      }
    }
  }

  private interface Term {
    void at(int left, int right, int out);
  }

  /** All products of a contraction, letter by letter. */
  private void each(Step.Contraction step, Term term) {
    String indices = step.indices();
    String left = indices.substring(0, indices.indexOf(','));
    String right = indices.substring(left.length() + 1, indices.indexOf("->"));
    String out = indices.substring(indices.indexOf("->") + 2);
    Map<Character, Integer> sides = new HashMap<>();
    note(left, circuit.steps().get(step.left()).shape(), sides);
    note(right, circuit.steps().get(step.right()).shape(), sides);
    List<Character> letters = new ArrayList<>(sides.keySet());
    walk(letters, 0, sides, new HashMap<>(), at -> term.at(index(left, at, sides), index(right, at, sides),
        index(out, at, sides)));
  }

  private static void note(String names, List<Integer> shape, Map<Character, Integer> sides) {
    for (int i = 0; i < names.length(); i++) {
      sides.put(names.charAt(i), shape.get(i));
    }
  }

  private static int index(String names, Map<Character, Integer> at, Map<Character, Integer> sides) {
    int index = 0;
    for (int c = 0; c < names.length(); c++) {
      char name = names.charAt(c);
      index = index * sides.get(name) + at.get(name);
    }
    return index;
  }

  private interface Visit {
    void at(Map<Character, Integer> letters);
  }

  private static void walk(
      List<Character> letters, int depth, Map<Character, Integer> sides, Map<Character, Integer> at, Visit visit) {
    if (depth == letters.size()) {
      visit.at(at);
      return;
    }
    for (int i = 0; i < sides.get(letters.get(depth)); i++) {
      at.put(letters.get(depth), i);
      walk(letters, depth + 1, sides, at, visit);
    }
  }
}
