package lawsweep.langevin.cell;

/** One replica at one time, as observables see it; filled anew for each. */
public final class ReplicaView {

  /** Width d. */
  public final int width;
  /**
   * λ_1 ≥ … ≥ λ_d ≥ 0, σ_k^{1/N}. The same as {@link #sigma} for N = ∞, and for Dyson Brownian motion, where they are
   * eigenvalues of any sign.
   */
  public final double[] lambda;
  /** σ_1 ≥ … ≥ σ_d; the eigenvalues of Dyson Brownian motion; the coordinates of a point on a sphere. */
  public final double[] sigma;
  /** The end-to-end matrix, row-major d × d; zero where there is none. */
  public final double[] endToEnd;
  /** Σ_p |W_p|² where factors are simulated, else NaN. */
  public double normSquared;
  /** The largest entry of |W_{p+1}ᵀ W_{p+1} - W_p W_pᵀ| over all p, of the factors; NaN where there are none. */
  public double balanceDefect;
  /** |G(t) - G(0)|, G the balances of all inner layers, Frobenius norm; NaN where there are none. */
  public double lawDrift;

  public ReplicaView(int width) {
    this.width = width;
    this.lambda = new double[width];
    this.sigma = new double[width];
    this.endToEnd = new double[width * width];
  }
}
