package lawsweep.langevin.geometry;

import lawsweep.dense.Products;

/**
 * The metric g^N of the end-to-end matrix, (4.16), and the operator A_{N,W} of (4.14) whose inverse it is: A Z = Σ_k
 * (WWᵀ)^{(N-k)/N} Z (WᵀW)^{(k-1)/N}. In the frame of W both are diagonal, Lemma 1: A multiplies entry (k, l) of Q_Nᵀ Z
 * Q_0 by h_kl of {@link Spectrum#h}. At infinite depth A_∞ and g^∞ of (14.7)-(14.10).
 *
 * <p>At rank r below d both live on the matrices tangent to those of rank r: A first drops the part of Z that is not
 * tangent, and g^N refuses it.
 *
 * <p>Corrections of the paper: in (7.15) the diagonal is divided by N σ_k^{2-2/N}, not multiplied; (4.19) should end in
 * A^{-1} grad E, whence grad E = A(E'); and the symmetry of A is not for the reason given above (4.17), since (A_{N,W}
 * Z)ᵀ = A_{N,Wᵀ}(Zᵀ).
 *
 * {@snippet file="GeometryExampleTest.java" region="metric"}
 *
 * @param frame where
 */
public record Metric(SingularFrame frame) {

  /** What part of a matrix may point out of the tangent space as rounding does, relative to its norm. */
  private static final double ROUNDING = 1e-9;

  /** A_{N,W}(Z), row-major. */
  public double[] apply(double[] z) {
    double[] seen = frame.toFrame(z);
    for (int i = 0; i < seen.length; i++) {
      seen[i] *= frame.h(i / frame.width(), i % frame.width());
    }
    return frame.fromFrame(seen);
  }

  /**
   * A^{1/2}(Z): it makes Brownian motion of g^N out of that of the Frobenius norm. The paper's (12.10) shows this
   * matrix in the frame and forgets to turn it back: the noise is Q_N [√h_kl (Q_Nᵀ dB Q_0)_kl] Q_0ᵀ.
   */
  public double[] squareRoot(double[] z) {
    double[] seen = frame.toFrame(z);
    for (int i = 0; i < seen.length; i++) {
      seen[i] *= Math.sqrt(frame.h(i / frame.width(), i % frame.width()));
    }
    return frame.fromFrame(seen);
  }

  /**
   * A^{-1}(Z) for a tangent Z.
   *
   * @throws IllegalArgumentException if Z is not tangent to the matrices of rank r, or has a part along which A
   *     vanishes (singular W)
   */
  public double[] inverse(double[] z) {
    double[] seen = frame.toFrame(z);
    double allowed = ROUNDING * Math.sqrt(Products.inner(z, z));
    for (int i = 0; i < seen.length; i++) {
      double h = frame.h(i / frame.width(), i % frame.width());
      if (h > 0) {
        seen[i] /= h;
      } else if (Math.abs(seen[i]) > allowed) {
        throw new IllegalArgumentException("expected a tangent vector where the metric is finite, found entry "
            + seen[i] + " along singular vectors " + (i / frame.width() + 1) + ", " + (i % frame.width() + 1)
            + ": W has rank " + frame.rank() + " or less there");
      } else {
        seen[i] = 0;
      }
    }
    return frame.fromFrame(seen);
  }

  /** g^N(Y, Z) = Tr Yᵀ A^{-1} Z, (4.17), for tangent matrices. */
  public double inner(double[] y, double[] z) {
    return Products.inner(y, inverse(z));
  }

  /** g^N(Z, Z), (7.15) corrected: Σ_kl (u_kᵀ Z v_l)² / h_kl over all ordered pairs. */
  public double normSquared(double[] z) {
    return inner(z, z);
  }

  /**
   * The Riemannian gradient of an energy, grad E = A(E'(W)), (4.21); gradient flow (4.11) goes along its negative.
   *
   * @param derivative E'(W), the matrix of partial derivatives
   */
  public double[] gradient(double[] derivative) {
    return apply(derivative);
  }
}
