package lawsweep.kernel;

import static lawsweep.kernel.LaneMatrices.LANES;
import static lawsweep.kernel.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The orthogonal polar factor of batches of nearly orthogonal d × d matrices, laid out as {@link LaneMatrices} says, by the
 * iteration of Newton and Schulz Z ← Z (3I - ZᵀZ)/2: the deviation of ZᵀZ from I falls from δ to ¾ δ², for δ below 1. A lane
 * is done when its deviation is small and is then left as it is. Cost of a round: 3 d³ flops a lane.
 */
public final class LanePolar {

  /** After a round with a smaller deviation (largest entry of ZᵀZ - I) than this a lane is done. */
  private static final double LAST_ROUND = 1e-8;
  /** Enough for columns that are parallel up to rounding: small singular values grow by half a round. */
  private static final int MAX_ROUNDS = 100;

  private final int d;
  private final double[] e;
  private final double[] product;
  private final double[] deviation = new double[LANES];
  /** 1 in lanes that are not done, 0 in the others. */
  private final double[] active = new double[LANES];

  /** For matrices of a width. */
  public LanePolar(int d) {
    this.d = d;
    this.e = new double[d * d * LANES];
    this.product = new double[d * d * LANES];
  }

  /**
   * Replaces Z by its orthogonal polar factor.
   *
   * @param part the first lane
   * @param z the matrices, entry (0, 0) of lane {@code part} at {@code zAt}
   */
  public void orthogonalise(int part, double[] z, int zAt) {
    DoubleVector.broadcast(SPECIES, 1).intoArray(active, part);
    for (int round = 0; round < MAX_ROUNDS && anyActive(part); round++) {
      deviation(part, z, zAt);
      correct(part, z, zAt);
      deactivate(part);
    }
  }

  /** One round, whatever the deviation: for matrices that are orthogonal up to rounding. */
  public void polish(int part, double[] z, int zAt) {
    DoubleVector.broadcast(SPECIES, 1).intoArray(active, part);
    deviation(part, z, zAt);
    correct(part, z, zAt);
  }

  private boolean anyActive(int part) {
    return DoubleVector.fromArray(SPECIES, active, part).compare(VectorOperators.GT, 0).anyTrue();
  }

  /** The round just done was the last for lanes whose deviation was small before it. */
  private void deactivate(int part) {
    DoubleVector largest = DoubleVector.fromArray(SPECIES, deviation, part);
    // lanes that hold no numbers are done too
    DoubleVector.zero(SPECIES).blend(DoubleVector.fromArray(SPECIES, active, part),
        largest.compare(VectorOperators.GE, LAST_ROUND)).intoArray(active, part);
  }

  /** E = (I - ZᵀZ)/2; {@link #deviation} is the largest entry of 2 |E|. */
  private void deviation(int part, double[] z, int zAt) {
    LaneMatrices.multiplyTransposed(d, z, zAt, z, zAt, e, part);
    DoubleVector largest = DoubleVector.zero(SPECIES);
    for (int i = 0; i < d * d; i++) {
      int at = i * LANES + part;
      DoubleVector gap = DoubleVector.fromArray(SPECIES, e, at).sub(i % (d + 1) == 0 ? 1 : 0);
      largest = largest.max(gap.abs());
      gap.mul(-0.5).intoArray(e, at);
    }
    largest.intoArray(deviation, part);
  }

  /** Z ← Z + Z E in active lanes. */
  private void correct(int part, double[] z, int zAt) {
    LaneMatrices.multiply(d, z, zAt, e, part, product, part);
    DoubleVector on = DoubleVector.fromArray(SPECIES, active, part);
    for (int i = 0; i < d * d; i++) {
      int at = zAt + i * LANES;
      DoubleVector.fromArray(SPECIES, product, i * LANES + part).fma(on, DoubleVector.fromArray(SPECIES, z, at))
          .intoArray(z, at);
    }
  }
}
