package lawsweep.langevin.cell;

import lawsweep.text.Sha256;

/**
 * One simulation to do. Values are checked by whoever reads them ({@code CellRules}); the record is plain data.
 *
 * @param equation which equation
 * @param scheme how they are discretised
 * @param shape what moves: depth, width, rank, side
 * @param forces what moves it: energy, temperature, settings
 * @param initial where replicas start
 * @param clock steps and records in time
 * @param copies how many replicas, and which random numbers they have
 */
public record LangevinCell(
    Equation equation,
    Scheme scheme,
    Shape shape,
    Forces forces,
    Initial initial,
    Clock clock,
    Copies copies) {

  /** The depth of the limit N = ∞. */
  public static final int INFINITE = Shape.INFINITE;

  /** N, the number of factors, or {@link #INFINITE}. */
  public int depth() {
    return shape.depth();
  }

  /** d: the end-to-end matrix is d × d. */
  public int width() {
    return shape.width();
  }

  /** The working rank, 1..d. */
  public int rank() {
    return shape.rank();
  }

  /** Where the equation is solved. */
  public Side side() {
    return shape.side();
  }

  /** What is minimised. */
  public Energy energy() {
    return forces.energy();
  }

  /** Inverse temperature β > 0. */
  public double beta() {
    return forces.beta();
  }

  /** Anisotropy κ ≥ 0. */
  public double kappa() {
    return forces.kappa();
  }

  /** What only some equations know. */
  public Settings settings() {
    return forces.settings();
  }

  /** The step size asked for, 0 for adaptive schemes. */
  public double step() {
    return clock.step();
  }

  /** The length T of the simulation. */
  public double time() {
    return clock.time();
  }

  /** Distance of records in time. */
  public double recordEvery() {
    return clock.every();
  }

  /** How many independent copies. */
  public int replicas() {
    return copies.replicas();
  }

  /** The seed of the sweep. */
  public long sweepSeed() {
    return copies.sweepSeed();
  }

  /** Which repeat of the cell, 0-based. */
  public int seed() {
    return copies.repeat();
  }

  /** The same simulation with the random numbers of another repeat. */
  public LangevinCell repeat(int number) {
    return new LangevinCell(equation, scheme, shape, forces, initial, clock,
        new Copies(copies.replicas(), copies.sweepSeed(), number));
  }

  /** {@code 3} or {@code inf}. */
  public String depthLabel() {
    return depth() == INFINITE ? "inf" : Integer.toString(depth());
  }

  /**
   * The cell's key, unique in a sweep and independent of the sweep seed. It has dynamics, scheme, depth, width and draw
   * in words, and 16 hexadecimal digits of the SHA-256 of all values but the sweep seed, such as
   * {@code upstairs_project-balance_3x4_5d41402abc4b2a76_0}.
   */
  public String key() {
    return equation.label() + "_" + scheme.label() + "_" + depthLabel() + "x" + width() + "_" + digest() + "_" + seed();
  }

  /** What all random numbers derive from: the sweep seed and the key. */
  public String randomName() {
    return "langevin " + sweepSeed() + " " + key();
  }

  private String digest() {
    return Sha256.of(CellText.of(this)).hex(8);
  }
}
