package lawsweep.langevin.cell;

/** Which equations are simulated; numbers are those of papers/004 unless said otherwise. */
public enum Dynamics {
  /** The Riemannian Langevin equation of the factors, on the balanced manifold. */
  UPSTAIRS("upstairs"),
  /** The Riemannian Langevin equation (12.12) of the end-to-end matrix. */
  DOWNSTAIRS("downstairs"),
  /** Gradient flow of the energy: (3.6) for the factors, (4.11) for the end-to-end matrix. */
  GRADIENT_FLOW("gradient-flow"),
  /** Gradient flow of the free energy, (12.13): the Langevin equation with κ = 0, as an ODE. */
  FREE_ENERGY_FLOW("free-energy-flow"),
  /** Dyson Brownian motion, (11.7) and (11.8); (11.1) at inverse temperature b is β = 2, κ = 2/b. */
  DYSON("dyson"),
  /** Brownian motion tangential to spheres, (11.10). */
  SPHERE("sphere"),
  /** Gradient descent of finite step size on the factors, papers/001. */
  SGD("sgd");

  private final String label;

  Dynamics(String label) {
    this.label = label;
  }

  /** The name used in specs and records. */
  public String label() {
    return label;
  }

  /** True if random numbers drive it (beyond the initial state). */
  public boolean stochastic() {
    return this == UPSTAIRS || this == DOWNSTAIRS || this == DYSON || this == SPHERE;
  }
}
