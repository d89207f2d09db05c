package lawsweep.langevin.geometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.dense.Products;

/**
 * A point of the balanced manifold of finite depth in its coordinates (5.15)-(5.17): W_p = Q_p Λ Q_{p-1}ᵀ. Of each Q_p
 * only the first r columns matter if the rank r is below d, (5.20).
 *
 * @param frame depth, width, rank, Λ, and the outer Q_N and Q_0
 * @param rotations Q_0, Q_1, …, Q_N, each orthogonal, row-major; the first and the last are those of the frame
 */
public record BalancedPoint(SingularFrame frame, List<double[]> rotations) {

  /** Copies the list (not the arrays), checks sizes. */
  public BalancedPoint {
    rotations = List.copyOf(rotations);
    if (frame.infinite()) {
      throw new IllegalArgumentException("a network of infinite depth has no factors: use its end-to-end matrix");
    }
    if (rotations.size() != frame.depth() + 1) {
      throw new IllegalArgumentException(
          "expected " + (frame.depth() + 1) + " orthogonal matrices, found " + rotations.size());
    }
  }

  /**
   * A balanced network with a given end-to-end matrix: Q_1 = … = Q_{N-1} = Q_0, so that W_1, …, W_{N-1} are all
   * (WᵀW)^{1/(2N)}, the choice that does not depend on which singular vectors were found. All other lifts are rotations
   * of it.
   *
   * @throws IllegalArgumentException if the depth is infinite
   */
  public static BalancedPoint lift(SingularFrame frame) {
    if (frame.infinite()) {
      throw new IllegalArgumentException("a network of infinite depth has no factors: use its end-to-end matrix");
    }
    return of(frame, Collections.nCopies(frame.depth() - 1, frame.right()));
  }

  /** The balanced network over a frame with given inner rotations Q_1, …, Q_{N-1}. */
  public static BalancedPoint of(SingularFrame frame, List<double[]> inner) {
    List<double[]> all = new ArrayList<>();
    all.add(frame.right());
    all.addAll(inner);
    all.add(frame.left());
    return new BalancedPoint(frame, all);
  }

  /** N. */
  public int depth() {
    return frame.depth();
  }

  /** d. */
  public int width() {
    return frame.width();
  }

  /** Q_p, 0 ≤ p ≤ N; the array itself. */
  public double[] rotation(int p) {
    return rotations.get(p);
  }

  /** The factors W_p = Q_p Λ Q_{p-1}ᵀ, (5.16). */
  public Factors factors() {
    return diagonal(Collections.nCopies(depth(), frame.lambda()));
  }

  /** Q_p diag(values_p) Q_{p-1}ᵀ for all p; the diagonal of W_1 first. */
  public Factors diagonal(List<double[]> values) {
    List<double[]> made = new ArrayList<>();
    for (int p = 1; p <= depth(); p++) {
      made.add(Products.sandwich(rotation(p), values.get(p - 1), rotation(p - 1), width()));
    }
    return new Factors(width(), made);
  }

  /** Q_pᵀ V_p Q_{p-1} for all p: directions as the frame sees them. */
  public Factors toFrame(Factors v) {
    List<double[]> seen = new ArrayList<>();
    for (int p = 1; p <= depth(); p++) {
      double[] left = Products.multiplyTransposedLeft(rotation(p), v.factor(p), width());
      seen.add(Products.multiply(left, rotation(p - 1), width()));
    }
    return new Factors(width(), seen);
  }

  /** Q_p V_p Q_{p-1}ᵀ for all p, the inverse of {@link #toFrame}. */
  public Factors fromFrame(Factors v) {
    List<double[]> made = new ArrayList<>();
    for (int p = 1; p <= depth(); p++) {
      double[] left = Products.multiply(rotation(p), v.factor(p), width());
      made.add(Products.multiplyTransposedRight(left, rotation(p - 1), width()));
    }
    return new Factors(width(), made);
  }
}
