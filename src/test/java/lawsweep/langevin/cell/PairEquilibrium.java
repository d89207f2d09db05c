package lawsweep.langevin.cell;

import java.util.function.DoubleBinaryOperator;

/**
 * Equilibrium means for d = 2 and E = ½ Tr WᵀW by quadrature. The density is
 * exp(-(β/2κ) Σ λ_k^{2N}) h_12^{1/(2κ)} |λ_1² - λ_2²| in λ_1 ≥ λ_2 ≥ 0, with h_12 = Σ_j λ_1^{2(N-1-j)} λ_2^{2j}.
 * Midpoint rule on a fine grid: errors below 10⁻⁵.
 */
final class PairEquilibrium {

  private static final int POINTS = 800;

  private PairEquilibrium() {}

  /** The mean of a function of (σ_1, σ_2). */
  static double mean(int depth, double kappa, double beta, DoubleBinaryOperator f) {
    double end = Math.pow(8 * Math.sqrt(kappa / beta) * 1.2, 1.0 / depth);
    double cell = end / POINTS;
    double weight = 0;
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double a = (i + 0.5) * cell;
      for (int j = 0; j < i; j++) {
        double b = (j + 0.5) * cell;
        double h = 0;
        for (int k = 0; k < depth; k++) {
          h += Math.pow(a, 2.0 * (depth - 1 - k)) * Math.pow(b, 2.0 * k);
        }
        double first = Math.pow(a, depth);
        double second = Math.pow(b, depth);
        double density = Math.exp(-beta / (2 * kappa) * (first * first + second * second))
            * Math.pow(h, 1 / (2 * kappa)) * (a * a - b * b);
        weight += density;
        sum += density * f.applyAsDouble(first, second);
      }
    }
    return sum / weight;
  }
}
