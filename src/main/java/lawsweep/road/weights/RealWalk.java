package lawsweep.road.weights;

import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.network.SmoothFunction;

/**
 * Fields of any circuit in float64: the gradient of Σ w · output at θ, and its derivative along a direction, by a walk
 * forward and backward with one dual unit. For one thread.
 *
 * <p>Every wire holds its numbers and their derivatives along the direction, and so do the numbers that lead back.
 * Norms divide by √u without eps. Rotations are those of rotary positions: plane k of K turns by 10000^(-k/K) a token.
 */
final class RealWalk {

  private static final double BASE = 10000;

  private final Circuit circuit;
  private final double[][] value;
  private final double[][] dot;
  private final double[][] adjoint;
  private final double[][] adjointDot;
  private final boolean[] active;
  private final Loops[] loops;
  private final double[] three = new double[3];
  private final double[] gradient;
  private final double[] derivative;

  /** A walk of a circuit. */
  RealWalk(Circuit circuit) {
    int wires = circuit.steps().size();
    this.circuit = circuit;
    this.value = new double[wires][];
    this.dot = new double[wires][];
    this.adjoint = new double[wires][];
    this.adjointDot = new double[wires][];
    this.active = new boolean[wires];
    this.loops = new Loops[wires];
    this.gradient = new double[circuit.columns()];
    this.derivative = new double[circuit.columns()];
    for (int i = 0; i < wires; i++) {
      Step step = circuit.steps().get(i);
      int size = Shapes.size(step.shape());
      value[i] = new double[size];
      dot[i] = new double[size];
      adjoint[i] = new double[size];
      adjointDot[i] = new double[size];
      active[i] = step instanceof Step.Parameter || step.reads().stream().anyMatch(wire -> active[wire]);
      if (step instanceof Step.Contraction contraction) {
        loops[i] = new Loops(contraction, circuit);
      }
      fixed(step, value[i]);
    }
  }

  private static void fixed(Step step, double[] to) {
    if (step instanceof Step.Constant constant) {
      for (int i = 0; i < to.length; i++) {
        to[i] = constant.values().get(i);
      }
    } else if (step instanceof Step.Rotation rotation) {
      int planes = rotation.shape().get(1);
      for (int i = 0; i < to.length; i++) {
        int plane = i / 2 % planes;
        int position = i / 2 / planes;
        double angle = position * StrictMath.pow(BASE, -(double) plane / planes);
        to[i] = i % 2 == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle);
      }
    }
  }

  /** By how many units of rounding of its length a field may be wrong, by what is summed on the way there and back. */
  double roundings() {
    double sum = 8;
    for (int i = 0; i < loops.length; i++) {
      Step step = circuit.steps().get(i);
      sum += loops[i] != null ? loops[i].terms() + 4 : step instanceof Step.Parameter ? 0 : 6;
    }
    return 2 * sum;
  }

  /** What a field draws: the numbers of inputs and gates by wire, and the weights of the outputs. */
  interface Draws {

    /** Fills the numbers of an input, a choice or a gate. */
    void fill(int wire, Step step, double[] to);

    /** Fills the weights of the outputs. */
    void weights(Step output, boolean centred, double[] to);
  }

  /**
   * Walks there and back.
   *
   * @param theta the parameters
   * @param direction along which derivatives are taken; null for none
   * @return the field; good until the next walk
   */
  double[] field(double[] theta, double[] direction, Draws draws) {
    for (int i = 0; i < value.length; i++) {
      forward(i, theta, direction, draws);
    }
    for (int i = 0; i < value.length; i++) {
      Arrays.fill(adjoint[i], 0);
      Arrays.fill(adjointDot[i], 0);
    }
    Arrays.fill(gradient, 0);
    Arrays.fill(derivative, 0);
    draws.weights(circuit.steps().get(circuit.output()), circuit.centred(), adjoint[circuit.output()]);
    for (int i = value.length - 1; i >= 0; i--) {
      if (active[i]) {
        backward(i, draws);
      }
    }
    return gradient;
  }

  /** The derivative of the last field along its direction; good until the next walk. */
  double[] derivative() {
    return derivative;
  }

  private void forward(int i, double[] theta, double[] direction, Draws draws) {
    Step step = circuit.steps().get(i);
    double[] out = value[i];
    double[] outDot = dot[i];
    switch (step) {
      case Step.Parameter parameter -> {
        int first = circuit.tensors().get(parameter.tensor()).first();
        System.arraycopy(theta, first, out, 0, out.length);
        if (direction == null) {
          Arrays.fill(outDot, 0);
        } else {
          System.arraycopy(direction, first, outDot, 0, out.length);
        }
      }
      case Step.Input _,Step.OneHot _ -> draws.fill(i, step, out);
      case Step.Constant _,Step.Rotation _ -> {}
      case Step.Contraction c -> {
        Arrays.fill(out, 0);
        Arrays.fill(outDot, 0);
        loops[i].forward(value[c.left()], dot[c.left()], value[c.right()], dot[c.right()], out, outDot);
      }
      case Step.Sum sum -> {
        Arrays.fill(out, 0);
        Arrays.fill(outDot, 0);
        for (Step.Term term : sum.terms()) {
          add(out, value[term.wire()], factor(term));
          add(outDot, dot[term.wire()], factor(term));
        }
      }
      // The gates are kept where the derivatives of the function of other steps would be.
      case Step.Gate gate -> {
        draws.fill(i, step, adjoint[i]);
        for (int e = 0; e < out.length; e++) {
          out[e] = adjoint[i][e] * value[gate.from()][e];
          outDot[e] = adjoint[i][e] * dot[gate.from()][e];
        }
      }
      case Step.Power _,Step.Apply _,Step.InverseRoot _ -> {
        int from = step.reads().getFirst();
        for (int e = 0; e < out.length; e++) {
          at(step, value[from][e]);
          out[e] = three[0];
          outDot[e] = three[1] * dot[from][e];
        }
      }
    }
  }

  private static double factor(Step.Term term) {
    return (double) term.factor() / term.divisor();
  }

  private static void add(double[] to, double[] from, double factor) {
    for (int e = 0; e < to.length; e++) {
      to[e] += factor * from[e];
    }
  }

  private void backward(int i, Draws draws) {
    Step step = circuit.steps().get(i);
    double[] back = adjoint[i];
    double[] backDot = adjointDot[i];
    switch (step) {
      case Step.Parameter parameter -> {
        int first = circuit.tensors().get(parameter.tensor()).first();
        for (int e = 0; e < back.length; e++) {
          gradient[first + e] += back[e];
          derivative[first + e] += backDot[e];
        }
      }
      case Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> {}
      case Step.Contraction c -> loops[i].backward(this, c, i);
      case Step.Sum sum -> sum.terms().forEach(term -> {
        add(adjoint[term.wire()], back, factor(term));
        add(adjointDot[term.wire()], backDot, factor(term));
      });
      case Step.Gate gate -> {
        double[] gates = new double[back.length];
        draws.fill(i, step, gates);
        for (int e = 0; e < back.length; e++) {
          adjoint[gate.from()][e] += gates[e] * back[e];
          adjointDot[gate.from()][e] += gates[e] * backDot[e];
        }
      }
      case Step.Power _,Step.Apply _,Step.InverseRoot _ -> {
        int from = step.reads().getFirst();
        for (int e = 0; e < back.length; e++) {
          at(step, value[from][e]);
          adjoint[from][e] += three[1] * back[e];
          adjointDot[from][e] += three[1] * backDot[e] + three[2] * dot[from][e] * back[e];
        }
      }
    }
  }

  /** The function of a step with first and second derivative. */
  private void at(Step step, double u) {
    switch (step) {
      case Step.Power power -> {
        int n = power.exponent();
        set(StrictMath.pow(u, n), n * StrictMath.pow(u, n - 1.0),
            n < 2 ? 0 : n * (n - 1.0) * StrictMath.pow(u, n - 2.0));
      }
      case Step.InverseRoot _ -> {
        double root = 1 / Math.sqrt(u);
        set(root, -root / (2 * u), 3 * root / (4 * u * u));
      }
      case Step.Apply apply -> at(apply.function(), u);
      default -> throw new IllegalArgumentException("expected a step that applies a function, got " + step);
    }
  }

  private void at(Scalar function, double u) {
    switch (function) {
      case TANH -> SmoothFunction.TANH.at(u, three);
      case GELU -> SmoothFunction.GELU.at(u, three);
      case SOFTPLUS -> SmoothFunction.SOFTPLUS.at(u, three);
      case EXP -> set(StrictMath.exp(u), StrictMath.exp(u), StrictMath.exp(u));
      case RECIPROCAL -> set(1 / u, -1 / (u * u), 2 / (u * u * u));
      case SIGMOID -> {
        SmoothFunction.SOFTPLUS.at(u, three);
        double e = StrictMath.exp(-Math.abs(u));
        double slope = three[2];
        set(three[1], slope, slope * (u < 0 ? 1 - e : e - 1) / (1 + e));
      }
      case SILU -> {
        at(Scalar.SIGMOID, u);
        set(u * three[0], three[0] + u * three[1], 2 * three[1] + u * three[2]);
      }
    }
  }

  private void set(double zeroth, double first, double second) {
    three[0] = zeroth;
    three[1] = first;
    three[2] = second;
  }

  /** The indices of a contraction: places in both factors and the result for every product that is summed. */
  private static final class Loops {

    private final int[] extents;
    private final int[][] strides;
    private final int terms;

    Loops(Step.Contraction step, Circuit circuit) {
      String letters = letters(step);
      List<Integer> left = circuit.steps().get(step.left()).shape();
      List<Integer> right = circuit.steps().get(step.right()).shape();
      extents = new int[letters.length()];
      strides = new int[3][];
      strides[0] = strides(letters, step.leftLetters(), left);
      strides[1] = strides(letters, step.rightLetters(), right);
      strides[2] = strides(letters, step.outLetters(), step.shape());
      int summed = 1;
      for (int i = 0; i < extents.length; i++) {
        int in = step.leftLetters().indexOf(letters.charAt(i));
        extents[i] = in >= 0 ? left.get(in) : right.get(step.rightLetters().indexOf(letters.charAt(i)));
        summed *= step.outLetters().indexOf(letters.charAt(i)) < 0 ? extents[i] : 1;
      }
      terms = summed;
    }

    private static String letters(Step.Contraction step) {
      StringBuilder letters = new StringBuilder(step.outLetters());
      (step.leftLetters() + step.rightLetters()).chars().filter(c -> letters.indexOf(Character.toString(c)) < 0)
          .distinct().forEach(c -> letters.append((char) c));
      return letters.toString();
    }

    /** A letter that a tensor has twice runs along its diagonal. */
    private static int[] strides(String letters, String own, List<Integer> shape) {
      int[] strides = new int[letters.length()];
      int stride = 1;
      for (int side = own.length() - 1; side >= 0; side--) {
        strides[letters.indexOf(own.charAt(side))] += stride;
        stride *= shape.get(side);
      }
      return strides;
    }

    int terms() {
      return terms;
    }

    /** What is done with a product: places in the left factor, the right one and the result. */
    private interface Visitor {
      void visit(int left, int right, int out);
    }

    private void each(Visitor visitor) {
      int[] index = new int[extents.length];
      int[] at = new int[3];
      while (true) {
        visitor.visit(at[0], at[1], at[2]);
        int side = extents.length - 1;
        while (side >= 0 && index[side] + 1 == extents[side]) {
          for (int t = 0; t < 3; t++) {
            at[t] -= index[side] * strides[t][side];
          }
          index[side--] = 0;
        }
        if (side < 0) {
          return;
        }
        index[side]++;
        for (int t = 0; t < 3; t++) {
          at[t] += strides[t][side];
        }
      }
    }

    void forward(double[] left, double[] leftDot, double[] right, double[] rightDot, double[] out, double[] outDot) {
      each((l, r, o) -> {
        out[o] += left[l] * right[r];
        outDot[o] += leftDot[l] * right[r] + left[l] * rightDot[r];
      });
    }

    void backward(RealWalk walk, Step.Contraction step, int wire) {
      double[] back = walk.adjoint[wire];
      double[] backDot = walk.adjointDot[wire];
      int left = step.left();
      int right = step.right();
      if (walk.active[left]) {
        each((l, r, o) -> {
          walk.adjoint[left][l] += back[o] * walk.value[right][r];
          walk.adjointDot[left][l] += backDot[o] * walk.value[right][r] + back[o] * walk.dot[right][r];
        });
      }
      if (walk.active[right]) {
        each((l, r, o) -> {
          walk.adjoint[right][r] += back[o] * walk.value[left][l];
          walk.adjointDot[right][r] += backDot[o] * walk.value[left][l] + back[o] * walk.dot[left][l];
        });
      }
    }
  }
}
