package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/** Writes circuits step by step, for tests: each method returns the wire that it adds. */
final class Wires {

  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  int parameter(String name, Integer... shape) {
    long offset = tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
    tensors.add(new Tensor(name, List.of(shape), offset));
    return add(new Step.Parameter(tensors.size() - 1, List.of(shape)));
  }

  int input(Integer... shape) {
    return add(new Step.Input(List.of(shape)));
  }

  int oneHot(Integer... shape) {
    return add(new Step.OneHot(List.of(shape)));
  }

  int constant(List<Integer> shape, long... values) {
    return add(new Step.Constant(shape, LongStream.of(values).boxed().toList()));
  }

  int ones(Integer... shape) {
    long[] values = new long[Shapes.size(List.of(shape))];
    Arrays.fill(values, 1);
    return constant(List.of(shape), values);
  }

  /** Σ over letters that the result lacks. */
  int contract(String indices, int left, int right) {
    String names = indices.substring(0, indices.indexOf("->")).replace(",", "");
    List<Integer> sides = new ArrayList<>(shape(left));
    sides.addAll(shape(right));
    List<Integer> out = new ArrayList<>();
    for (int c = 0; c < indices.substring(indices.indexOf("->") + 2).length(); c++) {
      char letter = indices.substring(indices.indexOf("->") + 2).charAt(c);
      out.add(sides.get(names.indexOf(letter)));
    }
    return add(new Step.Contraction(left, right, indices, out));
  }

  int sum(int a, long factorA, int b, long factorB) {
    return add(new Step.Sum(List.of(new Step.Term(a, factorA), new Step.Term(b, factorB)), shape(a)));
  }

  int plus(int a, int b) {
    return sum(a, 1, b, 1);
  }

  int gate(int from) {
    return add(new Step.Gate(from, shape(from)));
  }

  int power(int from, int exponent) {
    return add(new Step.Power(from, exponent, shape(from)));
  }

  int apply(Scalar function, int from) {
    return add(new Step.Apply(from, function, shape(from)));
  }

  int inverseRoot(int from) {
    return add(new Step.InverseRoot(from, shape(from)));
  }

  int rotation(int positions, int planes) {
    return add(new Step.Rotation(List.of(positions, planes, 2)));
  }

  /** relu (gates), id, x^k as pow2, pow3, …, or a smooth function. */
  int activation(String name, int from) {
    if (name.startsWith("pow")) {
      return power(from, Integer.parseInt(name.substring(3)));
    }
    return switch (name) {
      case "id" -> from;
      case "relu" -> gate(from);
      default -> apply(Scalar.valueOf(name.toUpperCase(Locale.ROOT)), from);
    };
  }

  List<Integer> shape(int wire) {
    return steps.get(wire).shape();
  }

  private int add(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }

  Circuit circuit(int output) {
    return new Circuit(tensors, steps, output, false);
  }

  Circuit centred(int output) {
    return new Circuit(tensors, steps, output, true);
  }
}
