package lawsweep.kernel;

import static lawsweep.kernel.LaneMatrices.LANES;
import static lawsweep.kernel.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The orthogonal polar factor of batches of nearly orthogonal d × d matrices, laid out as {@link LaneMatrices} says, by the
 * iteration of Newton and Schulz Z ← Z (3I - ZᵀZ)/2: the deviation of ZᵀZ from I falls from δ to ¾ δ², for δ below 1. A lane
 * is done when its deviation is small and is then left as it is. Cost of a round: 3 d³ flops a lane.
 */
public final class LanePolar {

  /** After a round with a smaller deviation (largest entry of ZᵀZ - I) than this a lane is done. */
  private static final double LAST_ROUND = 1e-8;
  private static final double ORTHOGONAL = 4e-16;
  private static final int MAX_ROUNDS = 20;

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
   * Replaces Z by its orthogonal polar factor.
   *
   * @param part the first lane
   * @param z the matrices, entry (0, 0) of lane {@code part} at {@code zAt}
   */
  public void orthogonalise(int part, double[] z, int zAt) {
    VectorMask<Double> active = SPECIES.maskAll(true);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      DoubleVector deviation = deviation(part, z, zAt);
      active = active.and(deviation.compare(VectorOperators.GT, d * ORTHOGONAL));
      if (!active.anyTrue()) {
        return;
      }
      correct(part, active, z, zAt);
      active = active.and(deviation.compare(VectorOperators.GT, LAST_ROUND));
      if (!active.anyTrue()) {
        return;
      }
    }
  }

  /** One round, whatever the deviation: for matrices that are orthogonal up to rounding. */
  public void polish(int part, double[] z, int zAt) {
    deviation(part, z, zAt);
    correct(part, SPECIES.maskAll(true), z, zAt);
  }

  /** E = (I - ZᵀZ)/2; returns the largest entry of 2 |E|. */
  private DoubleVector deviation(int part, double[] z, int zAt) {
    DoubleVector largest = DoubleVector.zero(SPECIES);
    for (int i = 0; i < d; i++) {
      for (int j = i; j < d; j++) {
        DoubleVector sum = DoubleVector.broadcast(SPECIES, i == j ? -1 : 0);
        for (int k = 0; k < d; k++) {
          sum = DoubleVector.fromArray(SPECIES, z, zAt + (k * d + i) * LANES)
              .fma(DoubleVector.fromArray(SPECIES, z, zAt + (k * d + j) * LANES), sum);
        }
        largest = largest.max(sum.abs());
        DoubleVector half = sum.mul(-0.5);
        half.intoArray(e, (i * d + j) * LANES + part);
        half.intoArray(e, (j * d + i) * LANES + part);
      }
    }
    return largest;
  }

  /** Z ← Z + Z E in active lanes. */
  private void correct(int part, VectorMask<Double> active, double[] z, int zAt) {
    LaneMatrices.multiply(d, z, zAt, e, part, product, part);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int i = 0; i < d * d; i++) {
      int at = zAt + i * LANES;
      DoubleVector change = zero.blend(DoubleVector.fromArray(SPECIES, product, i * LANES + part), active);
      DoubleVector.fromArray(SPECIES, z, at).add(change).intoArray(z, at);
    }
  }
}
