package lawsweep.formula.degree;

import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * Fields of a circuit of polynomial steps and free gates, one at a time: the gradient of Σ w · output. The coefficients
 * are inputs, gates and choices step by step, then w.
 */
final class CircuitFields implements Ground.FieldSource {

  private final Circuit circuit;
  private final PrimeField field;
  private final List<Step> steps;
  private final EntryProducts[] products;
  private final int coefficients;

  /** Fields of a circuit whose steps {@link CircuitGround} has checked. */
  CircuitFields(Circuit circuit, PrimeField field) {
    this.circuit = circuit;
    this.field = field;
    this.steps = circuit.steps();
    this.products = new EntryProducts[steps.size()];
    int count = size(circuit.output());
    for (int i = 0; i < products.length; i++) {
      if (steps.get(i) instanceof Step.Contraction contraction) {
        products[i] = EntryProducts.of(circuit, contraction);
      }
      count += drawn(i) ? size(i) : 0;
    }
    this.coefficients = count;
  }

  private int size(int step) {
    return Shapes.size(steps.get(step).shape());
  }

  private boolean drawn(int step) {
    return steps.get(step) instanceof Step.Input || steps.get(step) instanceof Step.Gate
        || steps.get(step) instanceof Step.OneHot;
  }

  @Override
  public int coefficients() {
    return coefficients;
  }

  @Override
  public void field(double[] theta, double[] drawn, double[] out) {
    double[][] values = new double[steps.size()][];
    double[][] gates = new double[steps.size()][];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      if (drawn(i)) {
        gates[i] = Arrays.copyOfRange(drawn, at, at + size(i));
        at += size(i);
      }
      values[i] = value(i, values, gates[i], theta);
    }
    double[][] adjoints = new double[steps.size()][];
    for (int i = 0; i < adjoints.length; i++) {
      adjoints[i] = new double[size(i)];
    }
    adjoints[circuit.output()] = weights(Arrays.copyOfRange(drawn, at, drawn.length));
    Arrays.fill(out, 0);
    for (int i = adjoints.length - 1; i >= 0; i--) {
      back(i, values, gates[i], adjoints, out);
    }
  }

  /** Weights of the outputs; those that sum to zero along the last side where the circuit is centred. */
  private double[] weights(double[] drawn) {
    List<Integer> shape = steps.get(circuit.output()).shape();
    int side = shape.isEmpty() ? 1 : shape.getLast();
    for (int row = 0; circuit.centred() && row < drawn.length; row += side) {
      double sum = 0;
      for (int j = row; j < row + side - 1; j++) {
        sum = field.reduce(sum + drawn[j]);
      }
      drawn[row + side - 1] = -sum;
    }
    return drawn;
  }

  private double[] value(int i, double[][] values, double[] drawn, double[] theta) {
    return switch (steps.get(i)) {
      case Step.Parameter parameter -> {
        Tensor tensor = circuit.tensors().get(parameter.tensor());
        yield Arrays.copyOfRange(theta, tensor.first(), tensor.first() + tensor.size());
      }
      case Step.Input _ -> drawn;
      case Step.OneHot choice -> chosen(drawn, choice.shape().getLast());
      case Step.Constant constant -> constant.values().stream().mapToDouble(this::residue).toArray();
      case Step.Contraction contraction -> contract(i, values[contraction.left()], values[contraction.right()]);
      case Step.Sum sum -> sum(sum, values, size(i));
      case Step.Gate gate -> times(values[gate.from()], drawn);
      case Step.Power power -> power(values[power.from()], power.exponent());
      case Step.Rotation _,Step.Apply _,Step.InverseRoot _ -> throw new IllegalStateException("step " + i);
    };
  }

  private double residue(long value) {
    return field.reduce((double) (value % field.p()));
  }

  private double[] chosen(double[] drawn, int side) {
    double[] out = new double[drawn.length];
    for (int row = 0; row < drawn.length; row += side) {
      out[row + (int) ((long) field.canonical(drawn[row]) * side / field.p())] = 1;
    }
    return out;
  }

  private double[] contract(int i, double[] left, double[] right) {
    EntryProducts each = products[i];
    double[] out = new double[size(i)];
    for (int t = 0; t < each.count(); t++) {
      int o = each.out()[t];
      out[o] = field.reduce(out[o] + left[each.left()[t]] * right[each.right()[t]]);
    }
    return out;
  }

  private double[] sum(Step.Sum sum, double[][] values, int size) {
    double[] out = new double[size];
    for (Step.Term term : sum.terms()) {
      add(values[term.wire()], factor(term), out);
    }
    return out;
  }

  private double factor(Step.Term term) {
    return field.multiply(residue(term.factor()), field.invert(residue(term.divisor())));
  }

  private void add(double[] from, double factor, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] = field.reduce(to[j] + factor * from[j]);
    }
  }

  private double[] times(double[] x, double[] y) {
    double[] out = new double[x.length];
    for (int j = 0; j < out.length; j++) {
      out[j] = field.multiply(x[j], y[j]);
    }
    return out;
  }

  private double[] power(double[] x, int exponent) {
    double[] out = new double[x.length];
    Arrays.fill(out, 1);
    for (int e = 0; e < exponent; e++) {
      out = times(out, x);
    }
    return out;
  }

  /** Passes the derivatives by what a step writes on to those by what it reads. */
  private void back(int i, double[][] values, double[] drawn, double[][] adjoints, double[] out) {
    double[] adjoint = adjoints[i];
    switch (steps.get(i)) {
      case Step.Parameter parameter -> {
        int first = circuit.tensors().get(parameter.tensor()).first();
        for (int j = 0; j < adjoint.length; j++) {
          out[first + j] = field.reduce(out[first + j] + adjoint[j]);
        }
      }
      case Step.Input _,Step.OneHot _,Step.Constant _ -> {
        // Nothing is read.
      }
      case Step.Contraction(int left, int right, String _, List<Integer> _) -> {
        EntryProducts each = products[i];
        for (int t = 0; t < each.count(); t++) {
          int l = each.left()[t];
          int r = each.right()[t];
          double by = adjoint[each.out()[t]];
          adjoints[left][l] = field.reduce(adjoints[left][l] + by * values[right][r]);
          adjoints[right][r] = field.reduce(adjoints[right][r] + by * values[left][l]);
        }
      }
      case Step.Sum sum -> sum.terms().forEach(term -> add(adjoint, factor(term), adjoints[term.wire()]));
      case Step.Gate gate -> add(times(adjoint, drawn), 1, adjoints[gate.from()]);
      case Step.Power(int from, int exponent, List<Integer> _) -> {
        if (exponent > 0) {
          add(times(adjoint, power(values[from], exponent - 1)), residue(exponent), adjoints[from]);
        }
      }
      case Step.Rotation _,Step.Apply _,Step.InverseRoot _ -> throw new IllegalStateException("step " + i);
    }
  }
}
