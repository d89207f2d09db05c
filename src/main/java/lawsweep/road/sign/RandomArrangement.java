package lawsweep.road.sign;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.law.Loss;
import lawsweep.residue.PrimeField;

/**
 * The hyperplanes of one product at random weights modulo a prime, counted one by one. The form of entry (j, k) of U_i
 * is z ↦ ⟨z, l rᵀ⟩ with l = U_1⋯U_{i-1} e_j and r = e_kᵀ U_{i+1}⋯U_q. So its hyperplane is a pair of points in
 * projective space, those of l and r. With cross entropy z has columns whose sum is 0, and l counts up to a multiple of
 * the vector of ones: differences to its last entry say it. Points that differ modulo a prime differ at generic real
 * weights too: the number is never too large.
 */
final class RandomArrangement {

  private final PrimeField field;
  private final List<Integer> widths;
  private final double[][] factors;
  private final Loss loss;
  private final Map<IntBuffer, Integer> points = new HashMap<>();

  /**
   * A point of the space of weights.
   *
   * @param field the field
   * @param widths n_0, …, n_q
   * @param weights U_1, …, U_q in order, each row by row
   * @param loss what outputs are compared by
   */
  RandomArrangement(PrimeField field, List<Integer> widths, double[] weights, Loss loss) {
    this.field = field;
    this.loss = loss;
    this.widths = widths;
    this.factors = new double[widths.size()][];
    int offset = 0;
    for (int i = 1; i < widths.size(); i++) {
      int size = widths.get(i - 1) * widths.get(i);
      factors[i] = Arrays.copyOfRange(weights, offset, offset + size);
      offset += size;
    }
  }

  /** The number of different hyperplanes; weights whose form vanishes have none. */
  long hyperplanes() {
    int[][] left = leftPoints();
    int[][] right = rightPoints();
    Set<Long> different = new HashSet<>();
    for (int i = 1; i < widths.size(); i++) {
      for (int l : left[i - 1]) {
        for (int r : right[i]) {
          if (l >= 0 && r >= 0) {
            different.add((long) l << Integer.SIZE | r);
          }
        }
      }
    }
    return different.size();
  }

  /** For each neuron of the layers 0..q-1 its column of U_1⋯U_i, as a point. */
  private int[][] leftPoints() {
    int q = widths.size() - 1;
    int[][] found = new int[q + 1][];
    double[][] columns = outputs(widths.getFirst());
    found[0] = points(columns);
    for (int i = 1; i < q; i++) {
      double[][] next = new double[widths.get(i)][columns[0].length];
      for (int j = 0; j < columns.length; j++) {
        for (int k = 0; k < next.length; k++) {
          addMultiple(factors[i][j * next.length + k], columns[j], next[k]);
        }
      }
      columns = next;
      found[i] = points(columns);
    }
    return found;
  }

  /** For each neuron of the layers 1..q its row of U_{i+1}⋯U_q, as a point. */
  private int[][] rightPoints() {
    int q = widths.size() - 1;
    int[][] found = new int[q + 1][];
    double[][] rows = identity(widths.getLast());
    found[q] = points(rows);
    for (int i = q - 1; i > 0; i--) {
      double[][] next = new double[widths.get(i)][widths.getLast()];
      for (int j = 0; j < next.length; j++) {
        for (int k = 0; k < rows.length; k++) {
          addMultiple(factors[i + 1][j * rows.length + k], rows[k], next[j]);
        }
      }
      rows = next;
      found[i] = points(rows);
    }
    return found;
  }

  /** For each output its vector. */
  private double[][] outputs(int n) {
    if (loss == Loss.MSE) {
      return identity(n);
    }
    double[][] rows = new double[n][n - 1];
    for (int i = 0; i < n - 1; i++) {
      rows[i][i] = 1;
      rows[n - 1][i] = -1;
    }
    return rows;
  }

  private static double[][] identity(int n) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      rows[i][i] = 1;
    }
    return rows;
  }

  private void addMultiple(double factor, double[] vector, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = field.reduce(sum[i] + factor * vector[i]);
    }
  }

  /** Numbers of points, equal for proportional vectors; -1 for the vector 0. */
  private int[] points(double[][] vectors) {
    int[] numbers = new int[vectors.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = point(vectors[i]);
    }
    return numbers;
  }

  private int point(double[] vector) {
    int first = 0;
    while (first < vector.length && vector[first] == 0) {
      first++;
    }
    if (first == vector.length) {
      return -1;
    }
    double scale = field.invert(vector[first]);
    int[] normal = new int[vector.length];
    for (int i = first; i < vector.length; i++) {
      normal[i] = field.canonical(field.multiply(scale, vector[i]));
    }
    return points.computeIfAbsent(IntBuffer.wrap(normal), _ -> points.size());
  }
}
