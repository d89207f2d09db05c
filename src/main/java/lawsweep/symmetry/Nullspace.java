package lawsweep.symmetry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.residue.PrimeField;

/** Solutions of homogeneous linear equations mod p. */
public final class Nullspace {

  private final PrimeField field;
  private final int unknowns;
  private final List<double[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  /** No equations yet. */
  public Nullspace(PrimeField field, int unknowns) {
    this.field = field;
    this.unknowns = unknowns;
  }

  /**
   * Adds an equation.
   *
   * @param equation residues, one for each unknown; not changed
   * @return whether it does not follow from those before
   */
  public boolean add(double[] equation) {
    double[] row = equation.clone();
    for (int i = 0; i < rows.size(); i++) {
      subtract(rows.get(i), row[pivots.get(i)], row);
    }
    int pivot = 0;
    while (pivot < unknowns && row[pivot] == 0) {
      pivot++;
    }
    if (pivot == unknowns) {
      return false;
    }
    double inverse = field.invert(row[pivot]);
    for (int j = 0; j < unknowns; j++) {
      row[j] = field.multiply(row[j], inverse);
    }
    for (int i = 0; i < rows.size(); i++) {
      subtract(row, rows.get(i)[pivot], rows.get(i));
    }
    rows.add(row);
    pivots.add(pivot);
    return true;
  }

  private void subtract(double[] from, double factor, double[] row) {
    for (int j = 0; factor != 0 && j < unknowns; j++) {
      row[j] = field.reduce(row[j] - factor * from[j]);
    }
  }

  /** How many equations are independent. */
  public int rank() {
    return rows.size();
  }

  /** A basis of the solutions. */
  public List<double[]> basis() {
    List<double[]> basis = new ArrayList<>();
    for (int free = 0; free < unknowns; free++) {
      if (!pivots.contains(free)) {
        double[] solution = new double[unknowns];
        solution[free] = 1;
        for (int i = 0; i < rows.size(); i++) {
          solution[pivots.get(i)] = field.reduce(-rows.get(i)[free]);
        }
        basis.add(solution);
      }
    }
    return basis;
  }
}
