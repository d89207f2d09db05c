package lawsweep.langevin.geometry;

/**
 * Volumes of orthogonal groups and Stiefel manifolds in the metric Tr XᵀX of their antisymmetric tangent matrices X.
 */
final class OrthogonalVolume {

  private OrthogonalVolume() {}

  /**
   * log c_d, where c_d is the volume of O_d, both components, in the metric Tr XᵀX (not the probability Haar measure):
   * c_d = 2^{d(d-1)/4} Π_{k=1}^d 2π^{k/2}/Γ(k/2), so c_0 = 1, c_1 = 2, c_2 = 4√2 π.
   *
   * @param d at least 0
   */
  public static double logOrthogonal(int d) {
    double sum = 0.25 * d * (d - 1) * StrictMath.log(2);
    for (int k = 1; k <= d; k++) {
      sum += logSphere(k);
    }
    return sum;
  }

  /** log of the volume of St_{r,d} = O_d / O_{d-r}, r orthonormal vectors in d dimensions: log c_d - log c_{d-r}. */
  public static double logStiefel(int r, int d) {
    return logOrthogonal(d) - logOrthogonal(d - r);
  }

  /** log of the volume of the unit sphere in k dimensions, 2π^{k/2}/Γ(k/2). */
  private static double logSphere(int k) {
    // 2, 2π, and |S^{k+1}| = |S^{k-1}| 2π/k.
    double log = StrictMath.log(k % 2 == 1 ? 2 : 2 * Math.PI);
    for (int j = k % 2 == 1 ? 1 : 2; j < k; j += 2) {
      log += StrictMath.log(2 * Math.PI / j);
    }
    return log;
  }
}
