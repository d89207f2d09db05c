package lawsweep.library;

import java.util.List;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.BalancedVariety;
import lawsweep.langevin.geometry.Entropy;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.FrameSplitting;
import lawsweep.langevin.geometry.FreeEnergy;
import lawsweep.langevin.geometry.GramSplitting;
import lawsweep.langevin.geometry.Metric;
import lawsweep.langevin.geometry.OrthonormalBasis;
import lawsweep.langevin.geometry.RiemannianLangevin;
import lawsweep.langevin.geometry.SingularFrame;
import lawsweep.langevin.geometry.Splitting;

/**
 * The geometry of the deep linear network W = W_N ⋯ W_1 (papers/004), one matrix at a time: the way to what room
 * {@code langevin.geometry} has. Matrices are arrays, row-major, d × d; they are taken as they are, not copied.
 *
 * {@snippet file="GeometryExampleTest.java" region="geometry"}
 *
 * <p>Which class answers what:
 *
 * <ul>
 *   <li>{@link SingularFrame}: where one is, W = Q_N Σ Q_0ᵀ, and the depth
 *   <li>{@link Metric}: how long a direction is, and the gradient of an energy
 *   <li>{@link Entropy}: the volume of the balanced networks over W
 *   <li>{@link FreeEnergy}: E - S/β and its gradient
 *   <li>{@link RiemannianLangevin}: drift and noise of the stochastic equation
 *   <li>{@link lawsweep.langevin.geometry.VolumeForms}: densities in singular values
 *   <li>{@link BalancedPoint}: a balanced network over W
 *   <li>{@link Splitting}: a direction of the factors along the orbit, horizontal, and normal
 *   <li>{@link OrthonormalBasis}: of the tangent space of the balanced manifold
 *   <li>{@link lawsweep.langevin.geometry.MeanCurvature}: how the balanced manifold is curved
 *   <li>{@link BalancedVariety}: all factors with given balances
 *   <li>{@link lawsweep.langevin.geometry.BuresWasserstein}: what depth 2 makes of positive definite matrices
 * </ul>
 */
public final class Geometry {

  /** The depth of the limit N = ∞. */
  public static final int INFINITE = LangevinCell.INFINITE;

  private Geometry() {}

  /**
   * A matrix in its singular value decomposition.
   *
   * @param matrix W, row-major, finite
   * @param width d
   * @param depth N ≥ 1, or {@link #INFINITE}
   * @throws IllegalArgumentException if sizes do not fit
   */
  public static SingularFrame frame(double[] matrix, int width, int depth) {
    return SingularFrame.of(matrix, width, depth);
  }

  /**
   * The factors of a network.
   *
   * @param weights W_1 first, W_N last
   * @throws IllegalArgumentException if sizes do not fit
   */
  public static Factors factors(int width, List<double[]> weights) {
    return new Factors(width, weights);
  }

  /** The metric g^N at a matrix. */
  public static Metric metric(SingularFrame frame) {
    return new Metric(frame);
  }

  /** The entropy S(W) of a matrix; -∞ where the orbit degenerates. */
  public static double entropy(SingularFrame frame) {
    return Entropy.of(frame);
  }

  /**
   * The free energy E - S/β.
   *
   * @param energy such as {@link Energy#quadratic}
   * @param beta β > 0; infinite to leave the entropy out
   */
  public static FreeEnergy freeEnergy(Energy energy, double beta) {
    return new FreeEnergy(energy, beta);
  }

  /**
   * The Riemannian Langevin equation of the end-to-end matrix.
   *
   * @param kappa κ ≥ 0
   */
  public static RiemannianLangevin langevin(FreeEnergy free, double kappa) {
    return new RiemannianLangevin(free, kappa);
  }

  /**
   * A balanced network with a given end-to-end matrix.
   *
   * @throws IllegalArgumentException if the depth is infinite
   */
  public static BalancedPoint lift(SingularFrame frame) {
    return BalancedPoint.lift(frame);
  }

  /** The splitting of directions at a balanced network. */
  public static Splitting splitting(BalancedPoint point) {
    return new FrameSplitting(point);
  }

  /** The splitting by its definition at any factors of full rank; for small ones, and for checks. */
  public static Splitting splitting(Factors factors) {
    return new GramSplitting(factors);
  }

  /** An orthonormal basis of the tangent space at a balanced network. */
  public static OrthonormalBasis basis(BalancedPoint point) {
    return OrthonormalBasis.at(point);
  }

  /** The variety on which gradient flow from given factors stays. */
  public static BalancedVariety variety(Factors factors) {
    return BalancedVariety.of(factors);
  }
}
