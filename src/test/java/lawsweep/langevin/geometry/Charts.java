package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Cholesky;
import lawsweep.dense.Products;

/**
 * Finite differences in a chart of the matrices of rank r around W: x ↦ the best approximation of rank r of W + Σ x_i
 * Z_i.
 */
final class Charts {

  private static final double INNER = 1e-4;
  private static final double OUTER = 1e-3;

  private Charts() {}

  /** Z without its part that is not tangent to the matrices of rank r. */
  static double[] tangentPart(SingularFrame frame, double[] z) {
    double[] seen = frame.toFrame(z);
    for (int i = 0; i < seen.length; i++) {
      seen[i] = frame.tangent(i / frame.width(), i % frame.width()) ? seen[i] : 0;
    }
    return frame.fromFrame(seen);
  }

  /** u_k v_lᵀ for all tangent (k, l). */
  static List<double[]> tangentBasis(SingularFrame frame) {
    int d = frame.width();
    List<double[]> basis = new ArrayList<>();
    for (int i = 0; i < d * d; i++) {
      if (frame.tangent(i / d, i % d)) {
        double[] unit = new double[d * d];
        unit[i] = 1;
        basis.add(frame.fromFrame(unit));
      }
    }
    return basis;
  }

  /** (10.4) on each entry of W: 1/√g ∂_i (√g g^{ij} ∂_j W). */
  static double[] laplacianOfEntries(SingularFrame frame) {
    List<double[]> basis = tangentBasis(frame);
    int n = basis.size();
    double[] sum = new double[frame.width() * frame.width()];
    for (int i = 0; i < n; i++) {
      double[] x = new double[n];
      x[i] = OUTER;
      sum = Products.add(sum, 0.5 / OUTER, flux(frame, basis, x, i));
      x[i] = -OUTER;
      sum = Products.add(sum, -0.5 / OUTER, flux(frame, basis, x, i));
    }
    return Products.add(new double[sum.length], 1 / rootOfDeterminant(frame, basis, new double[n]), sum);
  }

  /** √g g^{ij} ∂_j W at x, summed over j. */
  private static double[] flux(SingularFrame frame, List<double[]> basis, double[] x, int i) {
    List<double[]> moves = derivatives(frame, basis, x);
    int n = moves.size();
    double[] gram = gram(at(frame, basis, x), moves);
    double[] unit = new double[n];
    unit[i] = 1;
    double[] row = Cholesky.of(gram, n).solve(unit);
    double root = Math.exp(0.5 * Points.logDeterminant(gram, n));
    double[] sum = new double[frame.width() * frame.width()];
    for (int j = 0; j < n; j++) {
      sum = Products.add(sum, root * row[j], moves.get(j));
    }
    return sum;
  }

  private static double rootOfDeterminant(SingularFrame frame, List<double[]> basis, double[] x) {
    double[] gram = gram(at(frame, basis, x), derivatives(frame, basis, x));
    return Math.exp(0.5 * Points.logDeterminant(gram, basis.size()));
  }

  private static double[] gram(SingularFrame here, List<double[]> moves) {
    Metric metric = new Metric(here);
    int n = moves.size();
    double[] gram = new double[n * n];
    for (int i = 0; i < n; i++) {
      double[] dual = metric.inverse(tangentPart(here, moves.get(i)));
      for (int j = 0; j < n; j++) {
        gram[i * n + j] = Products.inner(dual, moves.get(j));
      }
    }
    return gram;
  }

  private static List<double[]> derivatives(SingularFrame frame, List<double[]> basis, double[] x) {
    if (frame.rank() == frame.width()) {
      return basis;
    }
    List<double[]> moves = new ArrayList<>();
    for (int i = 0; i < basis.size(); i++) {
      double[] y = x.clone();
      y[i] = x[i] + INNER;
      double[] plus = at(frame, basis, y).endToEnd();
      y[i] = x[i] - INNER;
      double[] difference = Products.add(plus, -1, at(frame, basis, y).endToEnd());
      moves.add(Products.add(new double[difference.length], 0.5 / INNER, difference));
    }
    return moves;
  }

  private static SingularFrame at(SingularFrame frame, List<double[]> basis, double[] x) {
    double[] w = frame.endToEnd();
    for (int i = 0; i < x.length; i++) {
      w = Products.add(w, x[i], basis.get(i));
    }
    return SingularFrame.of(w, frame.width(), frame.depth(), frame.rank());
  }
}
