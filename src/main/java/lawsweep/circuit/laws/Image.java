package lawsweep.circuit.laws;

import java.util.Map;
import java.util.TreeMap;
import lawsweep.residue.PrimeField;

/** How a vector over the entries of a wire moves: at each entry a form in the unknowns. */
final class Image {

  private final Map<Integer, Sparse> rows = new TreeMap<>();

  /** By entry; those that are missing do not move. */
  Map<Integer, Sparse> rows() {
    return rows;
  }

  boolean isZero() {
    return rows.isEmpty();
  }

  void add(PrimeField field, int row, double factor, Sparse form) {
    if (form.isZero() || factor == 0) {
      return;
    }
    Sparse old = rows.get(row);
    Sparse sum = old == null ? form.times(field, factor) : old.plus(field, factor, form);
    if (sum.isZero()) {
      rows.remove(row);
    } else {
      rows.put(row, sum);
    }
  }

  void add(PrimeField field, double factor, Image other) {
    other.rows.forEach((row, form) -> add(field, row, factor, form));
  }
}
