package lawsweep.road.symmetry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.Tensor;

/**
 * Vectors in θ that inputs are multiplied with before anything else is done to them, or that outputs are sums of: rows
 * of a first matrix, columns of a last one. Entry k of vector i lies at {@code bases.get(i) + k * stride}.
 *
 * @param tensor where they lie
 * @param size entries of each
 * @param stride between entries
 * @param bases where they begin
 */
record Fibres(int tensor, int size, int stride, List<Integer> bases) {

  /** The vectors of a tensor along one of its sides. */
  private static Fibres of(Circuit circuit, int tensor, int side) {
    Tensor whole = circuit.tensors().get(tensor);
    int stride = 1;
    for (int i = side + 1; i < whole.shape().size(); i++) {
      stride *= whole.shape().get(i);
    }
    int size = whole.shape().get(side);
    List<Integer> bases = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      if (i / stride % size == 0) {
        bases.add(whole.first() + i);
      }
    }
    return new Fibres(tensor, size, stride, bases);
  }

  /**
   * The matrices that read the input, if nothing else does and each of them is there once; none otherwise. The outputs
   * are a function of other weights and of the products of these vectors with the input.
   */
  static List<Fibres> first(SymmetricNetwork network) {
    Circuit circuit = network.circuit();
    List<Fibres> found = new ArrayList<>();
    if (circuit.output() == network.input()) {
      return found;
    }
    for (Step step : circuit.steps()) {
      if (!step.reads().contains(network.input())) {
        continue;
      }
      if (!(step instanceof Step.Contraction c) || c.left() == c.right()) {
        return List.of();
      }
      boolean left = c.left() == network.input();
      String read = left ? c.leftLetters() : c.rightLetters();
      int tensor = tensor(circuit, left ? c.right() : c.left());
      char letter = read.charAt(read.length() - 1);
      String letters = left ? c.rightLetters() : c.leftLetters();
      if (tensor < 0 || !once(letters, letter) || !once(read, letter) || c.outLetters().indexOf(letter) >= 0) {
        return List.of();
      }
      found.add(of(circuit, tensor, letters.indexOf(letter)));
    }
    return found;
  }

  /** The last matrix, if outputs are products of it with something and it is there once; none otherwise. */
  static List<Fibres> last(SymmetricNetwork network) {
    Circuit circuit = network.circuit();
    if (!(circuit.steps().get(circuit.output()) instanceof Step.Contraction c) || c.outLetters().isEmpty()) {
      return List.of();
    }
    char letter = c.outLetters().charAt(c.outLetters().length() - 1);
    for (boolean left : new boolean[] {true, false}) {
      int tensor = tensor(circuit, left ? c.left() : c.right());
      String letters = left ? c.leftLetters() : c.rightLetters();
      String others = left ? c.rightLetters() : c.leftLetters();
      if (tensor >= 0 && once(letters, letter) && once(c.outLetters(), letter) && others.indexOf(letter) < 0) {
        return List.of(of(circuit, tensor, letters.indexOf(letter)));
      }
    }
    return List.of();
  }

  private static boolean once(String letters, char letter) {
    return letters.indexOf(letter) >= 0 && letters.indexOf(letter) == letters.lastIndexOf(letter);
  }

  /** The tensor of a wire that is a parameter and read once; -1 for another wire. */
  private static int tensor(Circuit circuit, int wire) {
    if (!(circuit.steps().get(wire) instanceof Step.Parameter parameter)) {
      return -1;
    }
    Map<Integer, Integer> reads = new HashMap<>();
    for (Step step : circuit.steps()) {
      for (int read : step.reads()) {
        if (circuit.steps().get(read) instanceof Step.Parameter other) {
          reads.merge(other.tensor(), 1, Integer::sum);
        }
      }
    }
    return reads.get(parameter.tensor()) == 1 ? parameter.tensor() : -1;
  }

  /** The vectors at a point. */
  List<double[]> values(double[] theta) {
    List<double[]> vectors = new ArrayList<>();
    for (int base : bases) {
      double[] vector = new double[size];
      for (int k = 0; k < size; k++) {
        vector[k] = theta[base + k * stride];
      }
      vectors.add(vector);
    }
    return vectors;
  }

  /** A vector at the place of one of them, as a row of D numbers. */
  double[] row(int vector, double[] values, int parameters) {
    double[] row = new double[parameters];
    for (int k = 0; k < size; k++) {
      row[bases.get(vector) + k * stride] = values[k];
    }
    return row;
  }
}
