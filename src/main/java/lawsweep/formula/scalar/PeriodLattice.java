package lawsweep.formula.scalar;

import java.util.List;

/** What values of h_0, …, h_{n-2} differ by that mean the same: whole multiples of the real periods of each gap. */
final class PeriodLattice {

  private final int count;
  /** Row i holds the periods of gap i. */
  private final double[][] rows;

  /**
   * The lattice of a point.
   *
   * @param periods gap by gap, {@code count} for each of {@code count} gaps
   */
  PeriodLattice(List<Double> periods, int count) {
    this.count = count;
    rows = new double[count][count];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < count; k++) {
        rows[i][k] = periods.get(i * count + k);
      }
    }
  }

  /** {@code values} less whole periods, so that it comes near {@code to}; each gap's multiple is rounded on its own. */
  double[] near(double[] values, double[] to) {
    double[] difference = new double[count];
    for (int k = 0; k < count; k++) {
      difference[k] = values[k] - to[k];
    }
    double[] multiples = multiples(difference);
    double[] result = values.clone();
    for (int i = 0; i < count; i++) {
      double whole = Math.rint(multiples[i]);
      for (int k = 0; k < count; k++) {
        result[k] = Math.fma(-whole, rows[i][k], result[k]);
      }
    }
    return result;
  }

  /** m with Σ_i m_i rows_i = target, by elimination with pivots; gaps are apart, so that the rows are independent. */
  private double[] multiples(double[] target) {
    double[][] a = new double[count][count + 1];
    for (int k = 0; k < count; k++) {
      for (int i = 0; i < count; i++) {
        a[k][i] = rows[i][k];
      }
      a[k][count] = target[k];
    }
    for (int c = 0; c < count; c++) {
      bringLargestUp(a, c);
      for (int r = c + 1; r < count; r++) {
        double factor = a[r][c] / a[c][c];
        for (int j = c; j <= count; j++) {
          a[r][j] -= factor * a[c][j];
        }
      }
    }
    double[] m = new double[count];
    for (int c = count - 1; c >= 0; c--) {
      double sum = a[c][count];
      for (int j = c + 1; j < count; j++) {
        sum -= a[c][j] * m[j];
      }
      m[c] = sum / a[c][c];
    }
    return m;
  }

  private static void bringLargestUp(double[][] a, int c) {
    for (int r = c + 1; r < a.length; r++) {
      if (Math.abs(a[r][c]) > Math.abs(a[c][c])) {
        double[] row = a[r];
        a[r] = a[c];
        a[c] = row;
      }
    }
  }
}
