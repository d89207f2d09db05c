package lawsweep.langevin.geometry;

/**
 * Volume forms in singular value coordinates, for full rank. dQ is the Haar measure of O_d induced by the metric Tr
 * XᵀX, of total mass c_d of {@link OrthogonalVolume}. Each matrix with distinct singular values in decreasing order has
 * 2^d such coordinates.
 *
 * {@snippet file="GeometryExampleTest.java" region="volume-forms"}
 */
public final class VolumeForms {

  private VolumeForms() {}

  /**
   * log of the density of the Riemannian volume √det g^N dW with respect to dσ_1 ⋯ dσ_d dQ_0 dQ_N, (6.4) corrected:
   * N^{-d/2} 2^{-d(d-1)/2} det(Σ²)^{-(N-1)/(2N)} |van(Σ^{2/N})|. The paper prints the exponent of the determinant with
   * the opposite sign. At infinite depth that of g^∞.
   *
   * @throws IllegalArgumentException if the rank is not full
   */
  public static double logDownstairs(SingularFrame frame) {
    requireFullRank(frame);
    int d = frame.width();
    double sum = -0.5 * d * (d - 1) * StrictMath.log(2);
    for (int k = 0; k < d; k++) {
      sum -= 0.5 * Spectrum.logH(frame.lambda()[k], frame.lambda()[k], frame.depth());
      for (int l = k + 1; l < d; l++) {
        sum += logGap(frame, k, l);
      }
    }
    return sum;
  }

  /**
   * log of the density of the Riemannian volume of the balanced manifold with respect to dλ_1 ⋯ dλ_d dQ_0 dQ_1 ⋯ dQ_N:
   * N^{d/2} 2^{-d(d-1)/2} Π_{k&lt;l} √((λ_k² - λ_l²)(λ_k^{2N} - λ_l^{2N})), the root of the determinant in Lemma 2. It
   * is vol(O_W) times that of W.
   *
   * @throws IllegalArgumentException if the rank is not full or the depth infinite
   */
  public static double logUpstairs(SingularFrame frame) {
    requireFullRank(frame);
    if (frame.infinite()) {
      throw new IllegalArgumentException("a network of infinite depth has no factors: use its end-to-end matrix");
    }
    int d = frame.width();
    double sum = 0.5 * d * StrictMath.log(frame.depth()) - 0.5 * d * (d - 1) * StrictMath.log(2);
    for (int k = 0; k < d; k++) {
      for (int l = k + 1; l < d; l++) {
        sum += logGap(frame, k, l) + 0.5 * Spectrum.logH(frame.lambda()[k], frame.lambda()[l], frame.depth());
      }
    }
    return sum;
  }

  /** log((σ_k² - σ_l²)/h_kl): log(λ_k² - λ_l²), or log(2 log(σ_k/σ_l)) at infinite depth. */
  private static double logGap(SingularFrame frame, int k, int l) {
    double larger = frame.lambda()[k];
    double smaller = frame.lambda()[l];
    return frame.infinite()
        ? StrictMath.log(2 * Spectrum.logRatio(larger, smaller))
        : StrictMath.log(larger - smaller) + StrictMath.log(larger + smaller);
  }

  private static void requireFullRank(SingularFrame frame) {
    if (frame.rank() < frame.width()) {
      throw new IllegalArgumentException(
          "expected full rank, found rank " + frame.rank() + " in width " + frame.width());
    }
  }
}
