package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * How the balanced manifold is curved in the space of all factors: traces of its second fundamental form II, which are
 * normal vectors. None of this is in the paper.
 *
 * <p>The trace over horizontal directions is -2 times that over the orbit, tr_O II (found numerically, to 13 digits,
 * not proved). So the anisotropic trace tr_O II + κ tr_H II, the Itô drift that keeps noise P_O + √κ P_H on the
 * manifold, is (1-2κ) tr_O II; the mean curvature vector, κ = 1, is -tr_O II. All vanish for N = 2: there the balanced
 * manifold is minimal.
 *
 * {@snippet file="GeometryExampleTest.java" region="curvature"}
 */
public final class MeanCurvature {

  private MeanCurvature() {}

  /** tr_O II + κ tr_H II = (1-2κ) tr_O II. */
  public static Factors trace(BalancedPoint point, double kappa) {
    Factors overOrbit = overOrbit(point);
    return overOrbit.plus(-2 * kappa, overOrbit);
  }

  /**
   * tr_O II: level s is Q_s diag(f_s - mean of f over levels) Q_{s-1}ᵀ, where f_{s,k} = Σ_{l≠k} [-(F_{s,s} +
   * F_{s-1,s-1}) λ_k / 2 + F_{s,s-1} λ_l] and F is the inverse of the inner block of (8.10) for the pair k, l, padded
   * by zeros.
   */
  public static Factors overOrbit(BalancedPoint point) {
    SingularFrame frame = point.frame();
    int d = frame.width();
    int n = frame.depth();
    List<double[]> levels = new ArrayList<>();
    for (int s = 1; s <= n; s++) {
      levels.add(new double[d]);
    }
    for (int k = 0; k < d; k++) {
      double sum = 0;
      for (int s = 1; s <= n; s++) {
        levels.get(s - 1)[k] = acceleration(frame, s, k);
        sum += levels.get(s - 1)[k];
      }
      for (double[] level : levels) {
        level[k] -= sum / n;
      }
    }
    return point.diagonal(levels);
  }

  private static double acceleration(SingularFrame frame, int s, int k) {
    double sum = 0;
    for (int l = 0; l < frame.width(); l++) {
      double larger = Math.max(frame.lambda()[k], frame.lambda()[l]);
      if (l != k && larger > 0) {
        double own = frame.lambda()[k] / larger;
        double other = frame.lambda()[l] / larger;
        double inward = 0.5 * own * (inverse(own, other, frame, s) + inverse(own, other, frame, s - 1));
        sum += (besideInverse(own, other, frame, s) * other - inward) / larger;
      }
    }
    return sum;
  }

  /**
   * F_{s,s}. Leading blocks of (8.10) of size m have determinant h at depth m+1, so the inverse is a quotient of three
   * of them.
   */
  private static double inverse(double a, double b, SingularFrame frame, int s) {
    int n = frame.depth();
    return s == 0 || s == n ? 0 : Spectrum.h(a, b, s) * Spectrum.h(a, b, n - s) / Spectrum.h(a, b, n);
  }

  /** F_{s,s-1}. */
  private static double besideInverse(double a, double b, SingularFrame frame, int s) {
    int n = frame.depth();
    return s == 1 || s == n ? 0 : a * b * Spectrum.h(a, b, s - 1) * Spectrum.h(a, b, n - s) / Spectrum.h(a, b, n);
  }
}
