package lawsweep.langevin.cell;

/** Cells for tests, changed from a plain one. */
public final class Cells {

  private Cells() {}

  /** Two times two, two factors, quadratic energy, β = κ = 1, T = 1, a record every 1/4. */
  public static LangevinCell upstairs(int replicas) {
    return of(Dynamics.UPSTAIRS, 2, 2, 2, Energy.QUADRATIC, 1, replicas);
  }

  /** A cell of given dynamics and shape. */
  public static LangevinCell of(Dynamics dynamics, int depth, int width, int rank, Energy energy, double time,
      int replicas) {
    Side side = dynamics == Dynamics.UPSTAIRS ? Side.UPSTAIRS : Side.DOWNSTAIRS;
    return new LangevinCell(dynamics, Scheme.EULER, side, depth, width, rank, 1, 1, energy, new Initial.Gaussian(1),
        0.01, time,
        time / 4, replicas, 0, 0, 0, 0, 0);
  }
}
