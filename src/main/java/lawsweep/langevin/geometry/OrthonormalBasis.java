package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * The orthonormal basis of the tangent space of the balanced manifold of Theorem 14. At rank r below d that of the
 * manifold of rank r: only pairs k &lt; l with k ≤ r, and l^k with k ≤ r.
 *
 * {@snippet file="GeometryExampleTest.java" region="basis"}
 *
 * @param horizontal (8.20), (8.23) and (8.24): {@code l^k}, {@code u^{k,l,0}} and {@code u^{k,l,N}}; φ_* maps the one
 *     along entry (k, l) of the frame to √h_kl u_k v_lᵀ; by (k, l) in row-major order
 * @param orbit (8.21): {@code u^{k,l,p}}, 1 ≤ p ≤ N-1, a basis of Ker φ_*; by k, l, p
 */
public record OrthonormalBasis(List<Factors> horizontal, List<Factors> orbit) {

  /** Copies the lists. */
  public OrthonormalBasis {
    horizontal = List.copyOf(horizontal);
    orbit = List.copyOf(orbit);
  }

  /**
   * The basis at a balanced point. Where two singular values within the rank vanish, the orbit directions between them
   * are left out.
   */
  public static OrthonormalBasis at(BalancedPoint point) {
    SingularFrame frame = point.frame();
    List<Factors> horizontal = new ArrayList<>();
    List<Factors> orbit = new ArrayList<>();
    for (int k = 0; k < frame.width(); k++) {
      for (int l = 0; l < frame.width(); l++) {
        if (frame.tangent(k, l)) {
          horizontal.add(point.fromFrame(horizontal(frame, k, l)));
        }
        if (k < l && frame.lambda()[k] > 0) {
          for (int p = 1; p < frame.depth(); p++) {
            orbit.add(point.fromFrame(orbit(frame, k, l, p)));
          }
        }
      }
    }
    return new OrthonormalBasis(horizontal, orbit);
  }

  private static Factors horizontal(SingularFrame frame, int k, int l) {
    int d = frame.width();
    List<double[]> levels = new ArrayList<>();
    for (int s = 1; s <= frame.depth(); s++) {
      double[] level = new double[d * d];
      level[k * d + l] = Spectrum.share(frame.lambda()[k], frame.lambda()[l], frame.depth(), s);
      levels.add(level);
    }
    return new Factors(d, levels);
  }

  /**
   * (8.21) with the sign corrected: a^{k,l,p,s} q_{s,k} q_{s-1,l}ᵀ - a^{l,k,p,s} q_{s,l} q_{s-1,k}ᵀ. With the printed
   * plus the vectors are orthonormal too, but not tangent.
   */
  private static Factors orbit(SingularFrame frame, int k, int l, int p) {
    int d = frame.width();
    double ratio = frame.lambda()[l] / frame.lambda()[k];
    List<double[]> levels = new ArrayList<>();
    for (int s = 1; s <= frame.depth(); s++) {
      double[] level = new double[d * d];
      level[k * d + l] = coefficient(1, ratio, frame.depth(), p, s);
      level[l * d + k] = -coefficient(ratio, 1, frame.depth(), p, s);
      levels.add(level);
    }
    return new Factors(d, levels);
  }

  /**
   * a^{k,l,p,s} of (8.22); the root as (λ_k - λ_l)² + 4 λ_k λ_l sin²(pπ/2N), which does not cancel. Of degree 0 in
   * (λ_k, λ_l).
   */
  private static double coefficient(double lambdaK, double lambdaL, int depth, int p, int s) {
    double half = StrictMath.sin(p * Math.PI / (2 * depth));
    double gap = lambdaK - lambdaL;
    double mu = Math.fma(gap, gap, 4 * lambdaK * lambdaL * half * half);
    return (lambdaK * sine(p, s - 1, depth) - lambdaL * sine(p, s, depth)) / Math.sqrt(depth * mu);
  }

  /** sin(p s π / N). */
  private static double sine(int p, int s, int depth) {
    return StrictMath.sin((double) p * s % (2 * depth) * Math.PI / depth);
  }
}
