package lawsweep.langevin.geometry;

import lawsweep.dense.Products;

/**
 * The Riemannian Langevin equation of the end-to-end matrix, (12.12), in Itô form: dW = [-grad F_β + (κ/β) Q_N Σ''
 * Q_0ᵀ] dt + √(2κ/β) A^{1/2}(dB), with B a Brownian motion of the d² entries. The noise of (12.10) is conjugated by Q_N
 * and Q_0, which the paper forgets. At infinite depth the limit with time in units of 1/N.
 *
 * {@snippet file="GeometryExampleTest.java" region="langevin"}
 *
 * @param free the free energy, with β
 * @param kappa κ ≥ 0, the strength of the noise in W relative to that along the orbits of balanced networks
 */
public record RiemannianLangevin(FreeEnergy free, double kappa) {

  /** Checks κ. */
  public RiemannianLangevin {
    if (!(kappa >= 0)) {
      throw new IllegalArgumentException("expected kappa >= 0, found " + kappa);
    }
  }

  /** The drift. */
  public double[] drift(SingularFrame frame) {
    double[] ito = Entropy.itoDrift(frame);
    double[] drift = new double[ito.length];
    return Products.add(Products.add(drift, kappa / free.beta(), ito), -1, free.gradient(frame));
  }

  /** √(2κ/β) A^{1/2}(dB) for an increment of Brownian motion. */
  public double[] noise(SingularFrame frame, double[] increment) {
    double[] noise = new Metric(frame).squareRoot(increment);
    return Products.add(new double[noise.length], Math.sqrt(2 * kappa / free.beta()), noise);
  }
}
