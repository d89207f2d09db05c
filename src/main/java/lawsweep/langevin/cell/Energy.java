package lawsweep.langevin.cell;

import java.util.List;

/**
 * An energy E(W) of the end-to-end matrix: Σ ½ weight_e (W_ij - target_e)² over the entries of {@code fit}, plus ½ confinement
 * Tr WᵀW. All energies of specs are of this form: none (nothing), quadratic (confinement 1), target (all entries), completion
 * (papers/004, (3.8): the observed entries).
 *
 * @param kind the word of the spec: none, quadratic, target, completion
 * @param fit the entries that are fitted, in row-major order without repeats; empty for none and quadratic
 * @param confinement c ≥ 0 in ½ c Tr WᵀW; a quadratic energy has 1 plus what was asked for
 */
public record Energy(String kind, List<Entry> fit, double confinement) {

  /**
   * One fitted entry.
   *
   * @param row 0-based row
   * @param column 0-based column
   * @param target its target, finite
   */
  public record Entry(int row, int column, double target) {}

  /** No energy at all. */
  public static final Energy NONE = new Energy("none", List.of(), 0);

  /** ½ Tr WᵀW. */
  public static final Energy QUADRATIC = new Energy("quadratic", List.of(), 1);

  /** Copies the list. */
  public Energy {
    fit = List.copyOf(fit);
  }

  /** E(W) for W row-major, d × d, starting at 0. */
  public double value(double[] w, int d) {
    double sum = 0;
    for (Entry e : fit) {
      double gap = w[e.row * d + e.column] - e.target;
      sum = Math.fma(gap, gap, sum);
    }
    if (confinement != 0) {
      double trace = 0;
      for (int i = 0; i < d * d; i++) {
        trace = Math.fma(w[i], w[i], trace);
      }
      sum = Math.fma(confinement, trace, sum);
    }
    return 0.5 * sum;
  }

  /** Writes E'(W), the matrix of partial derivatives, row-major, into {@code gradient}. */
  public void gradient(double[] w, int d, double[] gradient) {
    for (int i = 0; i < d * d; i++) {
      gradient[i] = confinement * w[i];
    }
    for (Entry e : fit) {
      int at = e.row * d + e.column;
      gradient[at] += w[at] - e.target;
    }
  }

  /** A Lipschitz constant of E': the largest second derivative. */
  public double curvature() {
    return confinement + (fit.isEmpty() ? 0 : 1);
  }

  /** True if nothing pulls at all. */
  public boolean isNone() {
    return fit.isEmpty() && confinement == 0;
  }
}
