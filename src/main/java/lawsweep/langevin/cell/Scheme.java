package lawsweep.langevin.cell;

/** How equations are discretised. */
public enum Scheme {
  /** Project the noise on the tangent space, step, balance the factors: weak order 1, keeps the balance exactly. */
  PROJECT_BALANCE("project-balance"),
  /** Stratonovich-Heun on the factors, then balance. */
  HEUN("heun"),
  /** A step in the moving frame of singular vectors: weak order 1, passes through det W = 0. */
  FRAME("frame"),
  /** Euler-Maruyama (Euler for gradient descent): biased near det W = 0. */
  EULER("euler"),
  /** Dormand and Prince's pair of orders 5 and 4 with adaptive steps, for ordinary differential equations. */
  DP5("dp5");

  private final String label;

  Scheme(String label) {
    this.label = label;
  }

  /** The name used in specs and records. */
  public String label() {
    return label;
  }
}
