package lawsweep.formula;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;
import lawsweep.circuit.Step.Term;
import lawsweep.circuit.Tensor;
import lawsweep.law.Loss;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;

/**
 * What a network computes, with its tensors as papers/000 has them: U1, …, Uq of shape n_{i-1} × n_i, n_0 being the
 * output, and b_i of shape n_i, added to layer i; of an attention head Q, K, V and O of shape d × dim. A line's tensors
 * are its own.
 */
public final class NetworkCircuit {

  private final Architecture network;
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();

  private NetworkCircuit(Architecture network) {
    this.network = network;
  }

  /**
   * The circuit of a network.
   *
   * @throws ArithmeticException if a tensor has more entries than an array
   */
  public static Circuit of(Subject subject) {
    return switch (subject) {
      case NetLine line -> line.network().circuit();
      case Subject.Widths(Architecture network, Loss loss) -> new NetworkCircuit(network).circuit(loss == Loss.CE);
    };
  }

  private Circuit circuit(boolean centred) {
    int output = network.family() == Family.ATTENTION ? head()
        : network.family() == Family.RESIDUAL ? blocks() : chain();
    return new Circuit(tensors, steps, output, centred);
  }

  private int chain() {
    int q = network.depth();
    int[] weights = new int[q + 1];
    for (int i = 1; i <= q; i++) {
      weights[i] = matrix(i);
    }
    int[] biases = new int[q];
    for (int i = 0; i < q; i++) {
      boolean biased = network.bias() == Bias.ALL || (network.bias() == Bias.HIDDEN && i > 0);
      biases[i] = biased ? parameter("b" + i, List.of(network.width(i))) : -1;
    }
    int wire = add(new Step.Input(List.of(network.width(q))));
    for (int i = q - 1; i >= 0; i--) {
      wire = product(weights[i + 1], wire, i);
      wire = biases[i] < 0 ? wire : sum(wire, biases[i], i);
      wire = i == 0 ? wire : neurons(wire, i);
    }
    return wire;
  }

  private int blocks() {
    int q = network.depth();
    int[] weights = new int[q + 1];
    for (int i = 1; i <= q; i++) {
      weights[i] = matrix(i);
    }
    int wire = add(new Step.Input(List.of(network.width(q))));
    for (int i = q; i > 0; i -= 2) {
      int hidden = add(new Step.Gate(product(weights[i], wire, i - 1), List.of(network.width(i - 1))));
      wire = sum(wire, product(weights[i - 1], hidden, i - 2), i - 2);
    }
    return wire;
  }

  /** Both products, each entry times a number that every field draws anew. */
  private int head() {
    int d = network.width(1);
    int dim = network.width(0);
    List<Integer> shape = List.of(d, dim);
    int q = parameter("Q", shape);
    int k = parameter("K", shape);
    int v = parameter("V", shape);
    int o = parameter("O", shape);
    List<Integer> square = List.of(dim, dim);
    return sum(drawn(q, k, square), drawn(v, o, square), square);
  }

  private int drawn(int left, int right, List<Integer> shape) {
    int product = add(new Step.Contraction(left, right, "he,hf->ef", shape));
    int numbers = add(new Step.Input(shape));
    return add(new Step.Contraction(product, numbers, "ef,ef->ef", shape));
  }

  private int neurons(int wire, int layer) {
    List<Integer> shape = List.of(network.width(layer));
    if (network.family().smooth()) {
      return add(new Step.Apply(wire, Scalar.valueOf(network.family().name()), shape));
    }
    return network.family().gated() ? add(new Step.Gate(wire, shape)) : wire;
  }

  private int product(int matrix, int wire, int layer) {
    return add(new Step.Contraction(matrix, wire, "oe,e->o", List.of(network.width(layer))));
  }

  private int sum(int one, int other, int layer) {
    return sum(one, other, List.of(network.width(layer)));
  }

  private int sum(int one, int other, List<Integer> shape) {
    return add(new Step.Sum(List.of(new Term(one, 1), new Term(other, 1)), shape));
  }

  private int matrix(int i) {
    return parameter("U" + i, List.of(network.width(i - 1), network.width(i)));
  }

  private int parameter(String name, List<Integer> shape) {
    long offset = tensors.isEmpty() ? 0 : tensors.getLast().offset() + tensors.getLast().size();
    tensors.add(new Tensor(name, shape, offset));
    return add(new Step.Parameter(tensors.size() - 1, shape));
  }

  private int add(Step step) {
    steps.add(step);
    return steps.size() - 1;
  }
}
