package lawsweep.langevin.cell;

import lawsweep.text.Sha256;

/**
 * One simulation to do. Values are checked by whoever reads them ({@code CellRules}); the record is plain data.
 *
 * @param dynamics which equations
 * @param scheme how they are discretised
 * @param side where a gradient flow is integrated; {@code UPSTAIRS} or {@code DOWNSTAIRS} for the others, as they are
 * @param depth N, the number of factors, or {@link #INFINITE}
 * @param width d: the end-to-end matrix is d × d
 * @param rank the working rank, 1..d
 * @param beta inverse temperature β > 0
 * @param kappa anisotropy κ ≥ 0
 * @param energy what is minimised
 * @param initial where replicas start
 * @param step the step size asked for, 0 for adaptive schemes; steps are shortened equally so that records are hit exactly
 * @param time the length T of the simulation
 * @param recordEvery distance of records in time; 0 and T are always recorded
 * @param replicas how many independent copies, 1..10^6
 * @param weightDecay c ≥ 0 in ½ c Σ|W_p|² of gradient descent, else 0
 * @param samples data points of stochastic gradient descent, 0 for full gradients
 * @param batch data points in one step's gradient, 0 for full gradients
 * @param sweepSeed the seed of the sweep
 * @param seed the draw's index
 */
public record LangevinCell(
    Dynamics dynamics,
    Scheme scheme,
    Side side,
    int depth,
    int width,
    int rank,
    double beta,
    double kappa,
    Energy energy,
    Initial initial,
    double step,
    double time,
    double recordEvery,
    int replicas,
    double weightDecay,
    int samples,
    int batch,
    long sweepSeed,
    int seed) {

  /** The depth of the limit N = ∞. */
  public static final int INFINITE = Integer.MAX_VALUE;

  /** {@code 3} or {@code inf}. */
  public String depthLabel() {
    return depth == INFINITE ? "inf" : Integer.toString(depth);
  }

  /**
   * The cell's key, unique in a sweep and independent of the sweep seed: dynamics, scheme, depth, width and draw in words, and
   * 16 hexadecimal digits of the SHA-256 of all values but the sweep seed, such as {@code
   * upstairs_project-balance_3x4_5d41402abc4b2a76_0}.
   */
  public String key() {
    return dynamics.label() + "_" + scheme.label() + "_" + depthLabel() + "x" + width + "_" + digest() + "_" + seed;
  }

  /** What all random numbers derive from: the sweep seed and the key. */
  public String randomName() {
    return "langevin " + sweepSeed + " " + key();
  }

  private String digest() {
    String values =
        String.join(" ", side.label(), depthLabel(), width + "", rank + "", beta + "", kappa + "", energy + "",
            initial + "", step + "", time + "", recordEvery + "", replicas + "", weightDecay + "", samples + "",
            batch + "");
    return Sha256.of(values).hex(8);
  }
}
