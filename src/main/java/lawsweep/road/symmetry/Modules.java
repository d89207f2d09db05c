package lawsweep.road.symmetry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lawsweep.residue.PrimeField;
import lawsweep.symmetry.Nullspace;

/**
 * The least spaces M_V of inputs and M_Y of outputs that have some vectors, with Σ M_V and Cᵀ M_Y in M_V and C M_V in
 * M_Y for all moments.
 */
final class Modules {

  private final PrimeField field;
  private final Moments moments;
  private final int n;
  private final int m;
  private final Nullspace inputs;
  private final Nullspace outputs;
  private final Deque<double[]> newInputs = new ArrayDeque<>();
  private final Deque<double[]> newOutputs = new ArrayDeque<>();

  Modules(Data data, Moments moments) {
    this.field = data.field();
    this.moments = moments;
    this.n = data.inputs();
    this.m = data.outputs();
    this.inputs = new Nullspace(field, n);
    this.outputs = new Nullspace(field, m);
  }

  /** Takes vectors into M_V. */
  void inputs(List<double[]> vectors) {
    vectors.stream().filter(inputs::add).forEach(newInputs::add);
  }

  /** Takes vectors into M_Y. */
  void outputs(List<double[]> vectors) {
    vectors.stream().filter(outputs::add).forEach(newOutputs::add);
  }

  /**
   * Takes in what moments make of vectors, until there is nothing new.
   *
   * @param allInputs whether M_V is all there is, as nothing is known of it
   * @param allOutputs the same of M_Y
   */
  void close(boolean allInputs, boolean allOutputs) {
    inputs(allInputs ? units(n) : List.of());
    outputs(allOutputs ? units(m) : List.of());
    while (!newInputs.isEmpty() || !newOutputs.isEmpty()) {
      if (!newInputs.isEmpty()) {
        double[] vector = newInputs.remove();
        moments.second().forEach(sigma -> inputs(List.of(times(sigma, vector, n, 1, n))));
        moments.mixed().forEach(mixed -> outputs(List.of(times(mixed, vector, n, 1, m))));
      } else {
        double[] vector = newOutputs.remove();
        moments.mixed().forEach(mixed -> inputs(List.of(times(mixed, vector, 1, n, n))));
      }
    }
  }

  private static List<double[]> units(int size) {
    List<double[]> units = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] unit = new double[size];
      unit[i] = 1;
      units.add(unit);
    }
    return units;
  }

  /** A matrix, whose entry (i, j) lies at i * row + j * column, times a vector. */
  private double[] times(double[] matrix, double[] vector, int row, int column, int size) {
    double[] product = new double[size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] = field.reduce(product[i] + matrix[i * row + j * column] * vector[j]);
      }
    }
    return product;
  }

  /** A basis of what is orthogonal to M_V. */
  List<double[]> besideInputs() {
    return inputs.basis();
  }

  /** A basis of what is orthogonal to M_Y. */
  List<double[]> besideOutputs() {
    return outputs.basis();
  }
}
