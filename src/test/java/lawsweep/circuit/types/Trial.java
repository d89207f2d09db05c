package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.RealCircuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.circuit.line.Network;

/**
 * A small network at random parameters in float64: its laws, and the gradient of its loss on random samples by
 * differences of forward passes. The loss is half the squared error, or cross entropy where the network ends so.
 */
final class Trial {

  private static final int SAMPLES = 3;
  private static final double STEP = 3e-4;
  private static final double SLOPE = 0.1;

  private final Circuit circuit;
  private final double[] theta;
  private final List<List<double[]>> inputs = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();
  private final double[] gradient;

  Trial(String line) {
    this(Network.of(line).circuit());
  }

  Trial(Circuit circuit) {
    this.circuit = circuit;
    Random random = new Random(5);
    theta = new double[circuit.columns()];
    Arrays.setAll(theta, _ -> random.nextGaussian());
    for (int sample = 0; sample < SAMPLES; sample++) {
      List<double[]> given = new ArrayList<>();
      for (Step step : circuit.steps()) {
        if (step instanceof Step.Input || step instanceof Step.OneHot) {
          given.add(drawn(step, random));
        }
      }
      inputs.add(given);
      double[] target = new double[Shapes.size(circuit.steps().get(circuit.output()).shape())];
      Arrays.setAll(target, _ -> random.nextGaussian());
      targets.add(target);
    }
    gradient = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      // Differences of the fourth order: errors of the size of STEP⁴.
      gradient[i] = (8 * (loss(i, STEP) - loss(i, -STEP)) - loss(i, 2 * STEP) + loss(i, -2 * STEP)) / (12 * STEP);
    }
  }

  private static double[] drawn(Step step, Random random) {
    double[] values = new double[Shapes.size(step.shape())];
    if (step instanceof Step.OneHot) {
      int side = step.shape().getLast();
      for (int row = 0; row < values.length; row += side) {
        values[row + random.nextInt(side)] = 1;
      }
    } else {
      Arrays.setAll(values, _ -> random.nextGaussian());
    }
    return values;
  }

  private double loss(int parameter, double by) {
    double[] moved = theta.clone();
    moved[parameter] += by;
    double loss = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double[] output = RealCircuit.output(circuit, moved, inputs.get(sample), SLOPE);
      loss += circuit.centred() ? entropy(output) : error(output, targets.get(sample));
    }
    return loss;
  }

  private static double error(double[] output, double[] target) {
    double sum = 0;
    for (int i = 0; i < output.length; i++) {
      sum += (output[i] - target[i]) * (output[i] - target[i]) / 2;
    }
    return sum;
  }

  /** Of rows of logits; the first class is right. */
  private double entropy(double[] logits) {
    int side = circuit.steps().get(circuit.output()).shape().getLast();
    double sum = 0;
    for (int row = 0; row < logits.length; row += side) {
      double all = 0;
      for (int i = row; i < row + side; i++) {
        all += Math.exp(logits[i]);
      }
      sum += Math.log(all) - logits[row];
    }
    return sum;
  }

  /** All groups of laws. */
  List<LawGroup> groups() {
    return LawGroups.of(circuit).groups();
  }

  /** The only group that is about some tensors, {@code "l1.W l1.b l3.W"} in their order, and of a form. */
  LawGroup group(String tensors, LawGroup.Form form) {
    List<LawGroup> found = groups().stream().filter(group -> group.form() == form && names(group).equals(tensors))
        .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          found.size() + " groups of " + tensors + " among " + groups().stream().map(this::shown).toList());
    }
    return found.getFirst();
  }

  private String names(LawGroup group) {
    return group.terms().stream().map(term -> circuit.tensors().get(term.tensor()).name())
        .collect(Collectors.joining(" "));
  }

  /** {@code -1 l1.W[0] -1 l1.b[0] +1 l3.W[1]}: factors, tensors, the sides of indices and of matrices. */
  String shown(LawGroup group) {
    return group.terms().stream()
        .map(term -> "%+d %s%s%s".formatted(term.factor(), circuit.tensors().get(term.tensor()).name(), term.places(),
            term.matrix() < 0 ? "" : ":" + term.matrix()))
        .collect(Collectors.joining(" "));
  }

  /** A tensor's index. */
  int tensor(String name) {
    return circuit.tensors().stream().map(tensor -> tensor.name()).toList().indexOf(name);
  }

  /** Gradients of the laws of a group, one row each. */
  List<double[]> rows(LawGroup group) {
    return LawRows.gradients(new LawGroups(List.of(group), List.of()), circuit, theta, DoubleUnaryOperator.identity());
  }

  /** Vectors with 0 where a tensor's index of one side has some value. */
  List<double[]> without(List<double[]> rows, String tensor, int side, int value) {
    Tensor own = circuit.tensors().get(tensor(tensor));
    int inner = Shapes.size(own.shape().subList(side + 1, own.shape().size()));
    return rows.stream().map(row -> {
      double[] rest = row.clone();
      for (int e = 0; e < own.size(); e++) {
        rest[own.first() + e] *= e / inner % own.shape().get(side) == value ? 0 : 1;
      }
      return rest;
    }).toList();
  }

  /** |cosine| of the loss' gradient and each of some vectors. */
  double[] cosines(List<double[]> rows) {
    return rows.stream().mapToDouble(row -> Math.abs(LawRows.cosine(row, gradient))).toArray();
  }

  /** The same under learning rates of their own for all tensors: the flow is that of a metric. */
  double[] cosines(List<double[]> rows, double... rates) {
    double[] moved = gradient.clone();
    for (int tensor = 0; tensor < rates.length; tensor++) {
      for (int e = 0; e < circuit.tensors().get(tensor).size(); e++) {
        moved[circuit.tensors().get(tensor).first() + e] *= rates[tensor];
      }
    }
    return rows.stream().mapToDouble(row -> Math.abs(LawRows.cosine(row, moved))).toArray();
  }

  /** The greatest entry of the loss' gradient for a tensor. */
  double slope(String tensor) {
    Tensor own = circuit.tensors().get(tensor(tensor));
    return Arrays.stream(gradient, own.first(), own.first() + own.size()).map(Math::abs).max().orElseThrow();
  }
}
