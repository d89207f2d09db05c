package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;
import lawsweep.residue.PrimeField;

/**
 * A linear network of matrices one behind the other and nothing else.
 *
 * @param matrices from the input on, each out × in
 */
record ChainOfMatrices(List<Tensor> matrices) {

  /** The chain, if a network is one. */
  static Optional<ChainOfMatrices> of(SymmetricNetwork network) {
    Circuit circuit = network.circuit();
    List<Tensor> found = new ArrayList<>();
    int wire = network.input();
    for (int i = 0; i < circuit.steps().size(); i++) {
      Step step = circuit.steps().get(i);
      if (step instanceof Step.Parameter || i == network.input()) {
        continue;
      }
      Optional<Tensor> matrix = matrix(circuit, step, wire);
      if (matrix.isEmpty() || found.contains(matrix.get())) {
        return Optional.empty();
      }
      found.add(matrix.get());
      wire = i;
    }
    return wire == circuit.output() && wire != network.input() && found.size() == circuit.tensors().size()
        ? Optional.of(new ChainOfMatrices(found))
        : Optional.empty();
  }

  private static Optional<Tensor> matrix(Circuit circuit, Step step, int wire) {
    if (!(step instanceof Step.Contraction c) || c.right() != wire || c.rightLetters().length() != 1
        || !(circuit.steps().get(c.left()) instanceof Step.Parameter parameter)) {
      return Optional.empty();
    }
    return c.leftLetters().equals(c.outLetters() + c.rightLetters())
        ? Optional.of(circuit.tensors().get(parameter.tensor()))
        : Optional.empty();
  }

  /**
   * The gradient of |v|², v being a product of some of the matrices that is a row or a column, up to the factor 2.
   *
   * @param from the first of them
   * @param to the one after the last
   * @param theta a point, D residues
   * @return D residues
   */
  double[] gradient(int from, int to, PrimeField field, double[] theta) {
    double[] gradient = new double[theta.length];
    double[] product = product(from, to, field, theta);
    for (int i = from; i < to; i++) {
      double[] before = product(from, i, field, theta);
      double[] behind = product(i + 1, to, field, theta);
      Tensor matrix = matrices.get(i);
      int in = matrix.shape().getLast();
      int out = matrix.shape().getFirst();
      int first = matrices.get(from).shape().getLast();
      int last = matrices.get(to - 1).shape().getFirst();
      for (int o = 0; o < out; o++) {
        for (int e = 0; e < in; e++) {
          double sum = 0;
          for (int y = 0; y < last; y++) {
            for (int x = 0; x < first; x++) {
              double other = field.multiply(behind[y * out + o], before[e * first + x]);
              sum = field.reduce(sum + product[y * first + x] * other);
            }
          }
          gradient[matrix.first() + o * in + e] = sum;
        }
      }
    }
    return gradient;
  }

  /** The product of matrices, last times … times first; the unit matrix of the right size if there are none. */
  private double[] product(int from, int to, PrimeField field, double[] theta) {
    int columns = from < matrices.size() ? matrices.get(from).shape().getLast()
        : matrices.getLast().shape().getFirst();
    double[] product = new double[columns * columns];
    for (int i = 0; i < columns; i++) {
      product[i * columns + i] = 1;
    }
    for (int i = from; i < to; i++) {
      Tensor matrix = matrices.get(i);
      int rows = matrix.shape().getFirst();
      int inner = matrix.shape().getLast();
      double[] next = new double[rows * columns];
      for (int o = 0; o < rows; o++) {
        for (int x = 0; x < columns; x++) {
          for (int e = 0; e < inner; e++) {
            next[o * columns + x] =
                field.reduce(next[o * columns + x] + theta[matrix.first() + o * inner + e] * product[e * columns + x]);
          }
        }
      }
      product = next;
    }
    return product;
  }

  /** After how many matrices there is one number: 1 up to the number of matrices less 1, or that too for one output. */
  List<Integer> numbers() {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= matrices.size(); i++) {
      if (matrices.get(i - 1).shape().getFirst() == 1) {
        numbers.add(i);
      }
    }
    return numbers;
  }
}
