package lawsweep.langevin.pack;

import lawsweep.dense.SmallSvd;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.random.Normals;
import lawsweep.random.Stream;

/**
 * The initial end-to-end matrix of each replica, of the working rank, and its singular values: a pure function of cell
 * and number.
 */
public final class StartingPoint {

  /** Streams of replicas from here on are for initial states; those below for the noise of steps. */
  static final long INITIAL_STREAMS = 1L << 32;

  private final LangevinCell cell;
  private final int d;
  private final Normals normals;
  private final double[] matrix;
  private final double[] lambda;
  private SmallSvd svd;

  public StartingPoint(LangevinCell cell) {
    this.cell = cell;
    this.d = cell.width();
    this.normals = new Normals(Stream.keyOf(cell.randomName()));
    this.matrix = new double[d * d];
    this.lambda = new double[d];
  }

  /** Computes the start of one replica. */
  public void compute(long replica) {
    switch (cell.initial()) {
      case Initial.SingularValues diagonal -> {
        for (int k = 0; k < d; k++) {
          matrix[k * d + k] = diagonal.values().get(k);
        }
      }
      case Initial.Gaussian gaussian -> {
        normals.fill(INITIAL_STREAMS + replica, 0, d * d, matrix, 0);
        for (int e = 0; e < d * d; e++) {
          matrix[e] *= gaussian.scale();
        }
      }
      case Initial.Given given -> {
        for (int e = 0; e < d * d; e++) {
          matrix[e] = given.rows().get(e / d).get(e % d);
        }
      }
    }
    svd = SmallSvd.of(matrix, d);
    for (int k = 0; k < d; k++) {
      lambda[k] = k < cell.rank() ? root(svd.sigma()[k]) : 0;
    }
  }

  private double root(double sigma) {
    return switch (cell.depth()) {
      case 1, LangevinCell.INFINITE -> sigma;
      case 2 -> Math.sqrt(sigma);
      case 3 -> StrictMath.cbrt(sigma);
      default -> StrictMath.pow(sigma, 1.0 / cell.depth());
    };
  }

  /** The matrix as given or drawn, row-major, before it is truncated to the working rank. */
  public double[] matrix() {
    return matrix;
  }

  /** σ_k^{1/N}, decreasing, 0 beyond the rank; σ_k itself for infinite depth. */
  public double[] lambda() {
    return lambda;
  }

  /** Left singular vectors, row-major, as columns. */
  public double[] left() {
    return svd.u();
  }

  /** Right singular vectors, row-major, as columns. */
  public double[] right() {
    return svd.v();
  }
}
