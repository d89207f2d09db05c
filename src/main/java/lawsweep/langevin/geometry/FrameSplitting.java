package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.List;

/**
 * The splitting at a balanced point, by its frame: entries (k, l) and (l, k) of all levels decouple from the rest, and
 * cost O(N) each. At rank r below d that of the balanced manifold of rank r.
 *
 * {@snippet file="GeometryExampleTest.java" region="splitting"}
 *
 * @param point where
 */
public record FrameSplitting(BalancedPoint point) implements Splitting {

  @Override
  public Factors orbit(Factors direction) {
    SingularFrame frame = point.frame();
    Factors seen = point.toFrame(direction);
    Factors part = zero();
    for (int k = 0; k < frame.rank(); k++) {
      for (int l = k + 1; l < frame.width(); l++) {
        if (frame.lambda()[k] > 0) {
          orbitPair(seen, part, k, l, frame.lambda()[l] / frame.lambda()[k]);
        }
      }
    }
    return point.fromFrame(part);
  }

  /**
   * Directions along the orbit are X_s(k,l) = b_s λ_l - b_{s-1} λ_k and X_s(l,k) = b_{s-1} λ_l - b_s λ_k with b_0 = b_N
   * = 0. Least squares for b is a tridiagonal system, (8.10); only the ratio of λ_l to λ_k matters, so λ_k is taken for
   * 1.
   */
  private void orbitPair(Factors seen, Factors part, int k, int l, double ratio) {
    int n = point.depth();
    int kl = k * point.width() + l;
    int lk = l * point.width() + k;
    double[] b = new double[n + 1];
    double[] pivots = new double[n + 1];
    for (int s = 1; s < n; s++) {
      double[] here = seen.factor(s);
      double[] above = seen.factor(s + 1);
      double c = 0.5 * (ratio * (here[kl] + above[lk]) - (above[kl] + here[lk]));
      double eliminated = s == 1 ? 0 : ratio / pivots[s - 1];
      pivots[s] = 1 + ratio * ratio - ratio * eliminated;
      b[s] = Math.fma(eliminated, b[s - 1], c);
    }
    for (int s = n - 1; s >= 1; s--) {
      b[s] = Math.fma(ratio, b[s + 1], b[s]) / pivots[s];
    }
    for (int s = 1; s <= n; s++) {
      part.factor(s)[kl] = b[s] * ratio - b[s - 1];
      part.factor(s)[lk] = b[s - 1] * ratio - b[s];
    }
  }

  /** Along the unit vectors whose level s has {@link Spectrum#share} in entry (k, l) of the frame, for all k and l. */
  @Override
  public Factors horizontal(Factors direction) {
    SingularFrame frame = point.frame();
    int d = frame.width();
    Factors seen = point.toFrame(direction);
    Factors part = zero();
    for (int i = 0; i < d * d; i++) {
      if (frame.tangent(i / d, i % d)) {
        double along = 0;
        for (int s = 1; s <= frame.depth(); s++) {
          along = Math.fma(share(i, s), seen.factor(s)[i], along);
        }
        for (int s = 1; s <= frame.depth(); s++) {
          part.factor(s)[i] = along * share(i, s);
        }
      }
    }
    return point.fromFrame(part);
  }

  private double share(int entry, int level) {
    SingularFrame frame = point.frame();
    double k = frame.lambda()[entry / frame.width()];
    double l = frame.lambda()[entry % frame.width()];
    return Spectrum.share(k, l, frame.depth(), level);
  }

  @Override
  public Factors normal(Factors direction) {
    return direction.plus(-1, orbit(direction)).plus(-1, horizontal(direction));
  }

  private Factors zero() {
    List<double[]> zeros = new ArrayList<>();
    for (int s = 1; s <= point.depth(); s++) {
      zeros.add(new double[point.width() * point.width()]);
    }
    return new Factors(point.width(), zeros);
  }
}
