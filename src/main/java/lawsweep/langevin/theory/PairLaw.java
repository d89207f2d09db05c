package lawsweep.langevin.theory;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import lawsweep.dense.GaussLegendre;

/**
 * The equilibrium of two singular values, d = 2, for E = ½ Tr WᵀW and β = κ. With λ = σ^{1/N} the density of λ_1 ≥ λ_2
 * ≥ 0 is proportional to
 *
 * <pre>{@code
 * exp(-(λ_1^{2N} + λ_2^{2N}) / 2) h_12^{1/(2κ)} (λ_1² - λ_2²),   h_12 = Σ_j λ_1^{2(N-1-j)} λ_2^{2j}
 * }</pre>
 *
 * <p>Other β scale the singular values by √(κ/β). Integrals are composed of short pieces. Their errors were found to
 * be below 10⁻⁸ for N up to 16 and κ from 0.05.
 */
final class PairLaw {

  /** Where pieces of the integrals meet near 0; from 1 on they are one unit of σ long. */
  private static final double[] SMALL = {0, 1e-6, 1e-4, 1e-2, 0.1, 0.5, 1};
  private static final double TAIL = 9;
  private static final GaussLegendre RULE = new GaussLegendre(16);

  private final int depth;
  private final double kappa;
  private final double[] cuts;
  private final double reference;
  private final double total;

  /** The law of networks of a finite depth. */
  PairLaw(int depth, double kappa) {
    this.depth = depth;
    this.kappa = kappa;
    double typical = Math.sqrt(BalancedEquilibrium.trace(2, depth, kappa, kappa));
    int units = (int) Math.ceil(typical + TAIL);
    cuts = new double[SMALL.length + units - 1];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = lambda(i < SMALL.length ? SMALL[i] : i - SMALL.length + 2);
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double cut : cuts) {
      largest = Math.max(largest, logWeight(cut, 0.9 * cut));
    }
    reference = largest;
    total = mean((larger, smaller) -> 1, 1);
  }

  /** The mean of a function of σ_1 and σ_2. */
  double mean(DoubleBinaryOperator f) {
    return mean(f, total);
  }

  private double mean(DoubleBinaryOperator f, double divisor) {
    return over(0, cuts[cuts.length - 1], x -> over(0, x, y -> weight(x, y) * f.applyAsDouble(sigma(x), sigma(y))))
        / divisor;
  }

  /** The density of both values together, of total 1, at σ > 0. */
  double density(double sigma) {
    double x = lambda(sigma);
    double end = Math.max(x, cuts[cuts.length - 1]);
    double both = over(0, x, y -> weight(x, y)) + over(x, end, y -> weight(y, x));
    return both / (2 * total) * x / (depth * sigma);
  }

  /** ∫ f, piece by piece. */
  private double over(double from, double to, DoubleUnaryOperator f) {
    double sum = 0;
    double at = from;
    for (double cut : cuts) {
      if (cut > at && cut < to) {
        sum += RULE.integral(at, cut, f);
        at = cut;
      }
    }
    return to > at ? sum + RULE.integral(at, to, f) : sum;
  }

  private double weight(double larger, double smaller) {
    return larger > smaller
        ? Math.exp(logWeight(larger, smaller) - reference) * (larger - smaller) * (larger + smaller)
        : 0;
  }

  private double logWeight(double larger, double smaller) {
    if (larger == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    double ratio = smaller / larger * (smaller / larger);
    double sum = 0;
    for (int j = 0; j < depth; j++) {
      sum = Math.fma(sum, ratio, 1);
    }
    double first = sigma(larger);
    double second = sigma(smaller);
    return -0.5 * (first * first + second * second)
        + (2 * (depth - 1) * Math.log(larger) + Math.log(sum)) / (2 * kappa);
  }

  private double lambda(double sigma) {
    return Math.pow(sigma, 1.0 / depth);
  }

  private double sigma(double lambda) {
    return Math.pow(lambda, depth);
  }
}
