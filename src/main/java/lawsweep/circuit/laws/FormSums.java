package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lawsweep.residue.PrimeField;

/** Several sparse vectors that are summed entry by entry. */
final class FormSums {

  private final PrimeField field;
  private final List<Map<Integer, Double>> sums = new ArrayList<>();
  private final List<Integer> touched = new ArrayList<>();

  FormSums(PrimeField field, int count) {
    this.field = field;
    for (int i = 0; i < count; i++) {
      sums.add(new TreeMap<>());
    }
  }

  void add(int vector, int place, double value) {
    Map<Integer, Double> sum = sums.get(vector);
    if (sum.isEmpty()) {
      touched.add(vector);
    }
    sum.merge(place, value, (a, b) -> field.reduce(a + b));
  }

  /** Adds all sums to a span and begins anew. */
  void flush(Span into) {
    for (int vector : touched) {
      into.add(sparse(sums.get(vector)));
      sums.get(vector).clear();
    }
    touched.clear();
  }

  /** The entries that are not 0. */
  static Sparse sparse(Map<Integer, Double> entries) {
    int count = 0;
    int[] at = new int[entries.size()];
    double[] values = new double[at.length];
    for (Map.Entry<Integer, Double> entry : entries.entrySet()) {
      if (entry.getValue() != 0) {
        at[count] = entry.getKey();
        values[count++] = entry.getValue();
      }
    }
    return count == 0
        ? Sparse.ZERO
        : new Sparse(Arrays.copyOf(at, count), Arrays.copyOf(values, count));
  }
}
