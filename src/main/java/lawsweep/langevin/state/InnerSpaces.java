package lawsweep.langevin.state;

import lawsweep.dense.PlacedProducts;
import lawsweep.langevin.cell.LangevinCell;

/**
 * Keeps factors of rank r below d at that rank. Balanced factors of rank r map r-dimensional inner spaces to each
 * other, and gradients of functions of W_N ⋯ W_1 never leave them: W_1 has its image, W_N its row space, the others
 * both in them. In floating point a direction that the energy favours would grow out of rounding. Projecting velocities
 * on the inner spaces prevents it. With the lift of {@link EndToEndStart} all inner spaces are alike, that of the first
 * r right singular vectors at the start.
 */
public final class InnerSpaces {

  private final int depth;
  private final int d;
  private final int rank;
  /** The orthogonal projection on the inner space. */
  private double[] projection;
  private final PlacedProducts products;
  private final double[] product;

  public InnerSpaces(LangevinCell cell) {
    depth = cell.depth();
    d = cell.width();
    rank = cell.rank();
    products = new PlacedProducts(d);
    product = new double[d * d];
  }

  /** Takes the start of a replica. */
  public void start(EndToEndStart start) {
    projection = start.innerProjection();
  }

  /** The orthogonal projection on the inner space of the replica that {@link #start} took last. */
  double[] projection() {
    return projection;
  }

  /** Projects a velocity of the factors, kept one after the other; does nothing at full rank. */
  public void project(double[] velocity) {
    if (rank == d) {
      return;
    }
    for (int p = 0; p < depth; p++) {
      int at = p * d * d;
      if (p < depth - 1) {
        products.multiply(projection, 0, velocity, at, product, 0);
        System.arraycopy(product, 0, velocity, at, d * d);
      }
      if (p > 0) {
        products.multiply(velocity, at, projection, 0, product, 0);
        System.arraycopy(product, 0, velocity, at, d * d);
      }
    }
  }
}
