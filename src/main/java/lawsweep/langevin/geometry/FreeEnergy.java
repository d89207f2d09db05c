package lawsweep.langevin.geometry;

import lawsweep.dense.Products;
import lawsweep.langevin.cell.Energy;

/**
 * The free energy F_β(W) = E(W) - S(W)/β, (6.6).
 *
 * {@snippet file="GeometryExampleTest.java" region="free-energy"}
 *
 * @param energy E
 * @param beta inverse temperature β > 0; infinite to leave the entropy out
 */
public record FreeEnergy(Energy energy, double beta) {

  /** Checks β. */
  public FreeEnergy {
    if (!(beta > 0)) {
      throw new IllegalArgumentException("expected beta > 0, found " + beta);
    }
  }

  /** F_β(W). */
  public double value(SingularFrame frame) {
    double value = energy.value(frame.endToEnd(), frame.width());
    return beta == Double.POSITIVE_INFINITY ? value : value - Entropy.of(frame) / beta;
  }

  /** The Riemannian gradient A(E'(W)) - Q_N Σ' Q_0ᵀ / β, (12.13); the free-energy flow goes along its negative. */
  public double[] gradient(SingularFrame frame) {
    double[] derivative = new double[frame.width() * frame.width()];
    energy.gradient(frame.endToEnd(), frame.width(), derivative);
    double[] gradient = new Metric(frame).gradient(derivative);
    return Products.add(gradient, -1 / beta, Entropy.gradient(frame));
  }
}
