package lawsweep.langevin.cell;

/**
 * What a scheme is and promises.
 *
 * @param name such as {@code upstairs project-balance}
 * @param equation which equation it solves, with its number in papers/004 or papers/001
 * @param interpretation how the equation's noise is read
 * @param weakOrder order of convergence in law, 0 if none is claimed
 * @param strongOrder order of convergence of paths, 0 if none is claimed
 * @param preserves what every step keeps exactly, in words
 */
public record Stepper(
    String name,
    String equation,
    Interpretation interpretation,
    double weakOrder,
    double strongOrder,
    String preserves) {

  /** How the noise of a stochastic equation is read. */
  public enum Interpretation {
    ITO,
    STRATONOVICH,
    /** No noise. */
    ORDINARY
  }
}
