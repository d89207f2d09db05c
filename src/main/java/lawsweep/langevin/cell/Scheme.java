package lawsweep.langevin.cell;

/**
 * How equations are discretised. An equation may have schemes of its own.
 *
 * @param label the name used in specs and records
 * @param adaptive true if it chooses its steps itself
 */
public record Scheme(String label, boolean adaptive) {

  /** Project the noise on the tangent space, step, balance the factors: weak order 1, keeps the balance exactly. */
  public static final Scheme PROJECT_BALANCE = new Scheme("project-balance", false);
  /** Stratonovich-Heun on the factors, then balance. */
  public static final Scheme HEUN = new Scheme("heun", false);
  /** A step in the moving frame of singular vectors: weak order 1, passes through det W = 0. */
  public static final Scheme FRAME = new Scheme("frame", false);
  /** Euler-Maruyama (Euler for gradient descent): biased near det W = 0. */
  public static final Scheme EULER = new Scheme("euler", false);
  /** Dormand and Prince's pair of orders 5 and 4 with adaptive steps, for ordinary differential equations. */
  public static final Scheme DP5 = new Scheme("dp5", true);
}
