package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Cholesky;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.dense.SymmetricEigen;

/**
 * The second algorithm for balancing: Newton's method for the least norm over the gauge, X_{p+1} g_p and g_p^{-1} X_p
 * with g_p = exp(S_p) and S_p symmetric, until the factors are balanced; then the product of all gauges is made
 * positive definite by a rotation.
 */
final class NewtonBalancing {

  private NewtonBalancing() {}

  static Factors balance(Factors x) {
    int d = x.width();
    Factors w = x;
    List<double[]> total = new ArrayList<>();
    for (int p = 1; p < x.depth(); p++) {
      total.add(Products.identity(d));
    }
    for (int step = 0; w.balanceDefect() > 1e-13 * x.normSquared(); step++) {
      if (step == 200) {
        throw new ArithmeticException("Newton did not converge, defect " + w.balanceDefect());
      }
      List<double[]> s = direction(w);
      double largest = s.stream().mapToDouble(Products::largest).max().orElse(0);
      double damping = Math.min(1, 0.7 / largest);
      for (int p = 1; p < x.depth(); p++) {
        SymmetricEigen eigen = SymmetricEigen.of(s.get(p - 1), d);
        double[] g = eigen.apply(value -> Math.exp(damping * value));
        double[] inverse = eigen.apply(value -> Math.exp(-damping * value));
        List<double[]> levels = new ArrayList<>(w.weights());
        levels.set(p, Products.multiply(w.factor(p + 1), g, d));
        levels.set(p - 1, Products.multiply(inverse, w.factor(p), d));
        w = new Factors(d, levels);
        total.set(p - 1, Products.multiply(total.get(p - 1), g, d));
      }
    }
    return turned(w, total);
  }

  /** Solves 2 Gram s = -⟨c, S⟩ over the symmetric directions. */
  private static List<double[]> direction(Factors w) {
    int d = w.width();
    List<double[]> basis = new ArrayList<>();
    List<Factors> moves = new ArrayList<>();
    List<Integer> level = new ArrayList<>();
    for (int p = 1; p < w.depth(); p++) {
      for (int k = 0; k < d; k++) {
        for (int l = k; l < d; l++) {
          double[] s = new double[d * d];
          s[k * d + l] = 1;
          s[l * d + k] = 1;
          basis.add(s);
          level.add(p);
          moves.add(move(w, p, s));
        }
      }
    }
    int n = basis.size();
    double[] gram = new double[n * n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = Products.inner(w.balance(level.get(i)), basis.get(i));
      for (int j = 0; j < n; j++) {
        gram[i * n + j] = 2 * moves.get(i).inner(moves.get(j));
      }
    }
    double[] x = Cholesky.of(gram, n).solve(right);
    List<double[]> s = new ArrayList<>();
    for (int p = 1; p < w.depth(); p++) {
      double[] sum = new double[d * d];
      for (int i = 0; i < n; i++) {
        sum = level.get(i) == p ? Products.add(sum, x[i], basis.get(i)) : sum;
      }
      s.add(sum);
    }
    return s;
  }

  private static Factors move(Factors w, int p, double[] s) {
    int d = w.width();
    List<double[]> levels = new ArrayList<>();
    for (int q = 1; q <= w.depth(); q++) {
      levels.add(new double[d * d]);
    }
    levels.set(p, Products.multiply(w.factor(p + 1), s, d));
    levels.set(p - 1, Products.add(new double[d * d], -1, Products.multiply(s, w.factor(p), d)));
    return new Factors(d, levels);
  }

  private static Factors turned(Factors w, List<double[]> total) {
    int d = w.width();
    List<double[]> rotations = new ArrayList<>();
    rotations.add(Products.identity(d));
    total.forEach(g -> rotations.add(SmallSvd.of(g, d).polarFactor()));
    rotations.add(Products.identity(d));
    List<double[]> levels = new ArrayList<>();
    for (int p = 1; p <= w.depth(); p++) {
      double[] left = Products.multiply(rotations.get(p), w.factor(p), d);
      levels.add(Products.multiplyTransposedRight(left, rotations.get(p - 1), d));
    }
    return new Factors(d, levels);
  }
}
