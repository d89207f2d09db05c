package lawsweep.langevin.state;

import java.util.Arrays;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.StartingPoint;

/** A replica's start as states of scalar packs: its end-to-end matrix of working rank, or balanced factors of it. */
public final class EndToEndStart {

  private final int depth;
  private final int d;
  private final int rank;
  private final StartingPoint point;
  private final MovingFrame frame;
  private final double[] kept;

  public EndToEndStart(LangevinCell cell) {
    depth = cell.depth();
    d = cell.width();
    rank = cell.rank();
    point = new StartingPoint(cell);
    frame = new MovingFrame(d);
    kept = new double[d * d];
  }

  /** Takes a replica. */
  public void of(long number) {
    point.compute(number);
  }

  /** Writes W, row-major; if the rank is below d, the nearest matrix of that rank to what is given or drawn. */
  public void write(double[] w) {
    System.arraycopy(point.matrix(), 0, w, 0, d * d);
    if (rank < d) {
      truncate(w);
    }
  }

  /**
   * Writes balanced factors with the product W, as {@link FactorProducts} keeps them. They are
   * W_1 = … = W_{N-1} = (WᵀW)^{1/(2N)}, the lift of {@link lawsweep.langevin.geometry.BalancedPoint#lift}.
   */
  public void lift(double[] factors) {
    if (depth == 1) {
      write(factors);
      return;
    }
    double[] inner = Products.sandwich(point.right(), point.lambda(), point.right(), d);
    for (int p = 0; p < depth - 1; p++) {
      System.arraycopy(inner, 0, factors, p * d * d, d * d);
    }
    double[] last = Products.sandwich(point.left(), point.lambda(), point.right(), d);
    System.arraycopy(last, 0, factors, (depth - 1) * d * d, d * d);
  }

  /** The inner space of the lifted factors: the orthogonal projection on the first r right singular vectors. */
  public double[] innerProjection() {
    double[] ones = new double[d];
    Arrays.fill(ones, 0, rank, 1);
    return Products.sandwich(point.right(), ones, point.right(), d);
  }

  /** W becomes the nearest matrix of the working rank. */
  public void truncate(double[] w) {
    frame.reset();
    frame.look(w);
    Arrays.fill(kept, 0);
    for (int k = 0; k < rank; k++) {
      kept[k * d + k] = frame.sigma()[k];
    }
    frame.fromFrame(kept, w);
  }
}
