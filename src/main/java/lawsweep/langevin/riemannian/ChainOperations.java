package lawsweep.langevin.riemannian;

import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Scheme;

/**
 * Floating-point operations of one step of one replica of {@link ChainPack}, counted in the code. Additions, products,
 * quotients and roots count as one, fused products as two. Comparisons and the integer work of random numbers do not
 * count. For an energy without fitted entries.
 */
final class ChainOperations {

  private static final double NORMAL = 32;
  private static final double ROOT_OF_SIGMA = 50;

  private final double d;
  private final double depth;
  private final double pairs;
  private final boolean upstairs;

  private ChainOperations(LangevinCell cell) {
    d = cell.width();
    depth = cell.depth();
    pairs = d * (d - 1) / 2;
    upstairs = cell.scheme().equals(Scheme.PROJECT_BALANCE);
  }

  /** The operations of a step of project-balance or frame. */
  static double perStep(LangevinCell cell) {
    ChainOperations count = new ChainOperations(cell);
    double normals = NORMAL * ChainPairs.normals(cell.width(), cell.depth(), count.upstairs);
    return normals + count.displacement() + count.triangles() + count.jacobi() + count.outerFrames()
        + (count.upstairs ? count.innerFrames() : 0) + count.fit(cell.energy());
  }

  /** Noise, drift and confinement of every pair. */
  private double displacement() {
    double orbit = upstairs ? 8 * (depth - 1) + 1 : 5 * (depth - 1) + 4;
    return pairs * (15 * depth + 4 + orbit) + d * (6 + 2 * depth);
  }

  /** One QR factorisation. */
  private double factorisation() {
    double sum = 1;
    for (double n = d; n > 1; n--) {
      sum += 2 * n + 7 + (n - 1) * (4 * n + 1);
    }
    return sum;
  }

  /** A factor's reflections of one matrix. */
  private double reflections() {
    double sum = 0;
    for (double n = d; n > 1; n--) {
      sum += d * (4 * n + 1);
    }
    return sum;
  }

  private double triangles() {
    double frames = upstairs ? depth : 1;
    return depth * factorisation() + (depth - 1 + frames) * reflections() + depth * d * (d + 1) * (d + 2) / 3;
  }

  /**
   * Rotations of a pair, measured for steps of 0.005 at β = κ = 1, lane by lane. They are
   * 1, 2.4, 3.5, 4.4, 5.5 for d = 2, 4, 8, 16, 32.
   */
  private double turns() {
    if (d < 3) {
      return d - 1;
    }
    return 0.35 + 1.02 * Math.log(d) / Math.log(2);
  }

  private double jacobi() {
    return pairs * (turns() * (18 + 6 * (d - 2) + 21 + 6 * d) + (turns() + 1.5) * 7);
  }

  private double outerFrames() {
    return d * d * (d + 1) + 3 * d * d + 2 * d + (depth > 2 ? ROOT_OF_SIGMA * d : d) + 4 * d * d * d;
  }

  private double innerFrames() {
    double solve = d * (d * (d - 1) + 4 * d + 2);
    double round = 4 * d * d * d + 3 * d * d;
    return (depth - 1) * (solve + round + factorisation() + reflections());
  }

  private double fit(Energy energy) {
    return energy.fit().isEmpty() ? 0 : 8 * d * d * d + 3 * depth * d * d;
  }
}
