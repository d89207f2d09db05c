package lawsweep.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lawsweep.network.SmoothFunction;

/**
 * What a circuit computes in float64, forward only, step by step and entry by entry. Gates and inputs are given, one
 * array for each of their steps in order.
 */
public final class RealCircuit {

  /** The angle between two positions in the first plane; each further plane has one that no rational relates to it. */
  private static final double ANGLE = 0.7;

  private final Circuit circuit;
  private final double[] theta;
  private final List<double[]> given;
  private final double[][] wires;
  /** What a gate of a rectifier multiplies negative numbers by; not a number where gates are given. */
  private final double slope;
  private int used;

  private RealCircuit(Circuit circuit, double[] theta, List<double[]> given, double slope) {
    this.circuit = circuit;
    this.theta = theta;
    this.given = given;
    this.slope = slope;
    this.wires = new double[circuit.steps().size()][];
  }

  /**
   * The output.
   *
   * @param given the entries of the steps {@code Input}, {@code OneHot} and {@code Gate}, in the order of the steps
   */
  public static double[] output(Circuit circuit, double[] theta, List<double[]> given) {
    return output(circuit, theta, given, Double.NaN);
  }

  /**
   * The output where gates are those of rectifiers.
   *
   * @param given the entries of the steps {@code Input} and {@code OneHot}
   * @param slope of the rectifiers for negative numbers
   */
  public static double[] output(Circuit circuit, double[] theta, List<double[]> given, double slope) {
    RealCircuit run = new RealCircuit(circuit, theta, given, slope);
    for (int i = 0; i < run.wires.length; i++) {
      run.wires[i] = run.step(circuit.steps().get(i));
      if (run.wires[i].length != Shapes.size(circuit.steps().get(i).shape())) {
        throw new IllegalStateException("step " + i + " has another shape");
      }
    }
    if (run.used != given.size()) {
      throw new IllegalStateException("given " + given.size() + " arrays, used " + run.used);
    }
    return run.wires[circuit.output()];
  }

  /** The angle by which position n turns plane k. */
  public static double angle(int position, int plane) {
    return position * ANGLE * Math.sqrt(1 + 2.0 * plane);
  }

  private double[] step(Step step) {
    return switch (step) {
      case Step.Parameter parameter -> {
        Tensor tensor = circuit.tensors().get(parameter.tensor());
        if (!tensor.shape().equals(parameter.shape())) {
          throw new IllegalStateException(tensor + " has another shape");
        }
        yield Arrays.copyOfRange(theta, tensor.first(), tensor.first() + tensor.size());
      }
      case Step.Input input -> given.get(used++);
      case Step.OneHot input -> given.get(used++);
      case Step.Constant constant -> constant.values().stream().mapToDouble(value -> value).toArray();
      case Step.Rotation rotation -> rotation(rotation.shape());
      case Step.Contraction contraction -> contraction(contraction);
      case Step.Sum sum -> sum(sum);
      case Step.Gate gate -> Double.isNaN(slope)
          ? product(wires[gate.from()], given.get(used++))
          : each(wires[gate.from()], x -> x > 0 ? x : slope * x);
      case Step.Power power -> each(wires[power.from()], x -> Math.pow(x, power.exponent()));
      case Step.Apply apply -> each(wires[apply.from()], function(apply.function()));
      case Step.InverseRoot root -> each(wires[root.from()], x -> 1 / Math.sqrt(x));
    };
  }

  private static DoubleUnaryOperator function(Scalar function) {
    return switch (function) {
      case EXP -> Math::exp;
      case SIGMOID -> x -> 1 / (1 + Math.exp(-x));
      case TANH -> Math::tanh;
      case SOFTPLUS -> x -> Math.log1p(Math.exp(x));
      case SILU -> x -> x / (1 + Math.exp(-x));
      case GELU -> RealCircuit::gelu;
      case RECIPROCAL -> x -> 1 / x;
    };
  }

  private static double gelu(double x) {
    double[] values = new double[3];
    SmoothFunction.GELU.at(x, values);
    return values[0];
  }

  private static double[] each(double[] wire, DoubleUnaryOperator function) {
    return Arrays.stream(wire).map(function).toArray();
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  private static double[] rotation(List<Integer> shape) {
    int planes = shape.get(1);
    double[] turns = new double[Shapes.size(shape)];
    for (int i = 0; i < turns.length / 2; i++) {
      double angle = angle(i / planes, i % planes);
      turns[2 * i] = Math.cos(angle);
      turns[2 * i + 1] = Math.sin(angle);
    }
    return turns;
  }

  private double[] sum(Step.Sum sum) {
    double[] total = new double[Shapes.size(sum.shape())];
    for (Step.Term term : sum.terms()) {
      for (int i = 0; i < total.length; i++) {
        total[i] += term.factor() * 1.0 / term.divisor() * wires[term.wire()][i];
      }
    }
    return total;
  }

  /** All values of all letters, one after the other. */
  private double[] contraction(Step.Contraction step) {
    String[] sides = step.indices().split("->", -1);
    String[] operands = sides[0].split(",", -1);
    List<Integer> left = circuit.steps().get(step.left()).shape();
    List<Integer> right = circuit.steps().get(step.right()).shape();
    List<Character> letters = new ArrayList<>();
    List<Integer> ranges = new ArrayList<>();
    note(operands[0], left, letters, ranges);
    note(operands[1], right, letters, ranges);
    double[] result = new double[Shapes.size(step.shape())];
    int[] at = new int[letters.size()];
    long count = 1;
    for (int range : ranges) {
      count *= range;
    }
    for (long i = 0; i < count; i++) {
      result[index(sides[1], step.shape(), letters, at)] += wires[step.left()][index(operands[0], left, letters, at)]
          * wires[step.right()][index(operands[1], right, letters, at)];
      for (int k = at.length - 1; k >= 0 && ++at[k] == ranges.get(k); k--) {
        at[k] = 0;
      }
    }
    return result;
  }

  private static void note(String operand, List<Integer> shape, List<Character> letters, List<Integer> ranges) {
    for (int i = 0; i < operand.length(); i++) {
      if (!letters.contains(operand.charAt(i))) {
        letters.add(operand.charAt(i));
        ranges.add(shape.get(i));
      }
    }
  }

  private static int index(String operand, List<Integer> shape, List<Character> letters, int[] at) {
    int index = 0;
    for (int i = 0; i < operand.length(); i++) {
      index = index * shape.get(i) + at[letters.indexOf(operand.charAt(i))];
    }
    return index;
  }
}
