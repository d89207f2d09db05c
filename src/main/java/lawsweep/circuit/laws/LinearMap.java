package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lawsweep.residue.PrimeField;

/** A knot of sums, as one matrix for each knot it sums entries of. */
final class LinearMap {

  private final PrimeField field;
  private final Knots knots;
  private final Origin.Linear linear;
  private final Map<Integer, Map<Integer, Sparse>> columns = new TreeMap<>();
  private Sparse constant = Sparse.ZERO;

  LinearMap(Knots knots, Origin.Linear linear, PrimeField field) {
    this.field = field;
    this.knots = knots;
    this.linear = linear;
    Map<Integer, List<int[]>> places = new HashMap<>();
    for (int e = 0; e < linear.entries().size(); e++) {
      Sparse entry = linear.entries().get(e);
      for (int k = 0; k < entry.size(); k++) {
        places.computeIfAbsent(entry.at()[k], _ -> new ArrayList<>()).add(new int[] {e, k});
      }
    }
    places.forEach((place, rows) -> {
      int[] at = new int[rows.size()];
      double[] values = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        at[i] = rows.get(i)[0];
        values[i] = linear.entries().get(at[i]).values()[rows.get(i)[1]];
      }
      Sparse column = new Sparse(at, values);
      if (place == 0) {
        constant = column;
      } else {
        int knot = knots.knotAt(place);
        columns.computeIfAbsent(knot, _ -> new TreeMap<>()).put(place - knots.get(knot).first(), column);
      }
    });
  }

  Set<Integer> sources() {
    return columns.keySet();
  }

  Sparse constant() {
    return constant;
  }

  Sparse apply(int source, Sparse vector) {
    Map<Integer, Sparse> matrix = columns.get(source);
    Sparse out = Sparse.ZERO;
    for (int k = 0; k < vector.size(); k++) {
      out = out.plus(field, vector.values()[k], matrix.getOrDefault(vector.at()[k], Sparse.ZERO));
    }
    return out;
  }

  Image apply(int source, Image image) {
    Image out = new Image();
    Map<Integer, Sparse> matrix = columns.get(source);
    image.rows().forEach((row, form) -> {
      Sparse column = matrix.getOrDefault(row, Sparse.ZERO);
      for (int k = 0; k < column.size(); k++) {
        out.add(field, column.at()[k], column.values()[k], form);
      }
    });
    return out;
  }

  /** What a form on this knot is as a form on one that it sums. */
  Sparse pulled(int source, Sparse form) {
    Knot knot = knots.get(source);
    Map<Integer, Double> sums = new TreeMap<>();
    for (int k = 0; k < form.size(); k++) {
      Sparse entry = linear.entries().get(form.at()[k]);
      for (int i = 0; i < entry.size(); i++) {
        int place = entry.at()[i] - knot.first();
        if (place >= 0 && place < knot.size()) {
          sums.merge(place, field.multiply(form.values()[k], entry.values()[i]), (a, b) -> field.reduce(a + b));
        }
      }
    }
    return FormSums.sparse(sums);
  }
}
