package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * One round of the iteration of Newton and Schulz for the orthogonal polar factor, Z ← Z (3I - ZᵀZ)/2, for batches of
 * nearly orthogonal d × d matrices, laid out as {@link LaneMatrices} says. Z keeps its polar factor. The deviation δ
 * of ZᵀZ from I falls to ¾ δ², for δ below 1. Cost: 4 d³ flops a lane.
 */
public final class LanePolar {

  private final int d;
  private final double[] e;
  private final double[] product;

  /** For matrices of a width. */
  public LanePolar(int d) {
    this.d = d;
    this.e = new double[d * d * LANES];
    this.product = new double[d * d * LANES];
  }

  /**
   * Does one round in place.
   *
   * @param part the first lane
   * @param z the matrices, entry (0, 0) of lane {@code part} at {@code zAt}
   */
  public void approach(int part, double[] z, int zAt) {
    LaneMatrices.multiplyTransposed(d, z, zAt, z, zAt, e, part);
    // (I - ZᵀZ)/2 is small: the change it makes loses no digits
    for (int i = 0; i < d * d; i++) {
      int at = i * LANES + part;
      DoubleVector.fromArray(SPECIES, e, at).sub(i % (d + 1) == 0 ? 1 : 0).mul(-0.5).intoArray(e, at);
    }
    LaneMatrices.multiply(d, z, zAt, e, part, product, part);
    for (int i = 0; i < d * d; i++) {
      int at = zAt + i * LANES;
      DoubleVector.fromArray(SPECIES, z, at).add(DoubleVector.fromArray(SPECIES, product, i * LANES + part))
          .intoArray(z, at);
    }
  }
}
