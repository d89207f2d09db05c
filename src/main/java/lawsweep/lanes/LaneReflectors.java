package lawsweep.lanes;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Householder's QR factorisation of a batch of d × d matrices, laid out as {@link LaneMatrices} says. Backward stable.
 * If what is left of a column is shorter than 10⁻¹⁰⁰ it gives no reflection, so Q is orthogonal whatever the matrix.
 * Holds the reflectors of the matrix factored last. Cost: 4/3 d³ flops a lane, d roots and d divisions; applying them
 * 2 d³ flops.
 */
public final class LaneReflectors {

  /** Stands for a vanishing pivot when it is inverted. */
  private static final double TINY_PIVOT = 1e-100;

  private final int d;
  /** Reflector j, entries j..d-1, at (j d + i) LANES. */
  private final double[] v;
  /** 2/|v_j|². */
  private final double[] beta;

  private final double[] length = new double[LANES];
  private final double[] weight;
  private final LaneStage[] stages = {this::measure, this::reflector, this::weighColumns, this::updateColumns};
  private double[] z;
  private double[] inverse;
  private int inverseAt;

  /** Room for matrices of a width. */
  public LaneReflectors(int d) {
    this.d = d;
    this.v = new double[d * d * LANES];
    this.beta = new double[d * LANES];
    this.weight = new double[d * LANES];
  }

  /**
   * Z = Q R: R replaces Z on and above the diagonal; what is below becomes meaningless.
   *
   * @param part the first lane
   * @param z the matrices
   * @param zAt where entry (0, 0) of lane {@code part} is
   * @param inverse receives 1/R_jj at {@code inverseAt + j * LANES}; a pivot below 10⁻¹⁰⁰ counts as that
   */
  public void factor(int part, double[] z, int zAt, double[] inverse, int inverseAt) {
    this.z = z;
    this.inverse = inverse;
    this.inverseAt = inverseAt;
    for (int j = 0; j < d - 1; j++) {
      for (LaneStage stage : stages) {
        stage.run(part, j, zAt);
      }
    }
    invertLast(zAt + (d * d - 1) * LANES);
  }

  private void invertLast(int at) {
    DoubleVector pivot = DoubleVector.fromArray(SPECIES, z, at);
    DoubleVector inverted = DoubleVector.broadcast(SPECIES, 1).div(pivot.abs().max(TINY_PIVOT));
    inverted.blend(inverted.neg(), pivot.compare(VectorOperators.LT, 0)).intoArray(inverse,
        inverseAt + (d - 1) * LANES);
  }

  private void measure(int part, int j, int zAt) {
    DoubleVector square = DoubleVector.zero(SPECIES);
    for (int i = j; i < d; i++) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, zAt + (i * d + j) * LANES);
      x.intoArray(v, (j * d + i) * LANES + part);
      square = x.fma(x, square);
    }
    square.sqrt().intoArray(length, part);
  }

  private void reflector(int part, int j, int zAt) {
    int pivotAt = zAt + (j * d + j) * LANES;
    DoubleVector norm = DoubleVector.fromArray(SPECIES, length, part);
    DoubleVector x = DoubleVector.fromArray(SPECIES, z, pivotAt);
    DoubleVector r = norm.blend(norm.neg(), x.compare(VectorOperators.LT, 0));
    DoubleVector head = x.add(r);
    head.intoArray(v, (j * d + j) * LANES + part);
    r.neg().intoArray(z, pivotAt);
    // no reflection rather than half of one: what is left of singular matrices comes by every scale
    VectorMask<Double> tiny = norm.compare(VectorOperators.LT, TINY_PIVOT);
    DoubleVector b = DoubleVector.broadcast(SPECIES, 1).div(norm.mul(head.abs())).blend(0, tiny);
    b.intoArray(beta, j * LANES + part);
    // 1/|R_jj| = 2/|v|² · |v_j|
    b.mul(head).neg().blend(-1 / TINY_PIVOT, tiny).intoArray(inverse, inverseAt + j * LANES);
  }

  /** -β_j v_j · column, for the columns that are left. */
  private void weighColumns(int part, int j, int zAt) {
    DoubleVector b = DoubleVector.fromArray(SPECIES, beta, j * LANES + part).neg();
    for (int c = j + 1; c < d; c++) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = j; i < d; i++) {
        sum = DoubleVector.fromArray(SPECIES, v, (j * d + i) * LANES + part)
            .fma(DoubleVector.fromArray(SPECIES, z, zAt + (i * d + c) * LANES), sum);
      }
      sum.mul(b).intoArray(weight, c * LANES + part);
    }
  }

  private void updateColumns(int part, int j, int zAt) {
    for (int i = j; i < d; i++) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, v, (j * d + i) * LANES + part);
      for (int c = j + 1; c < d; c++) {
        int at = zAt + (i * d + c) * LANES;
        x.fma(DoubleVector.fromArray(SPECIES, weight, c * LANES + part), DoubleVector.fromArray(SPECIES, z, at))
            .intoArray(z, at);
      }
    }
  }

  /** Y Q in place of Y, Q from the last {@link #factor} at the same {@code part}. */
  public void applyRight(int part, double[] y, int yAt) {
    for (int j = 0; j < d - 1; j++) {
      int row = 0;
      for (; row + 4 <= d; row += 4) {
        reflectFourRows(part, j, y, yAt + row * d * LANES);
      }
      for (; row < d; row++) {
        reflectRow(part, j, y, yAt + row * d * LANES);
      }
    }
  }

  /** Four rows share the loads of the reflector. */
  private void reflectFourRows(int part, int j, double[] y, int rowAt) {
    int ld = d * LANES;
    int vAt = j * d * LANES + part;
    DoubleVector sum0 = DoubleVector.zero(SPECIES);
    DoubleVector sum1 = DoubleVector.zero(SPECIES);
    DoubleVector sum2 = DoubleVector.zero(SPECIES);
    DoubleVector sum3 = DoubleVector.zero(SPECIES);
    for (int i = j * LANES; i < ld; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, v, vAt + i);
      sum0 = x.fma(DoubleVector.fromArray(SPECIES, y, rowAt + i), sum0);
      sum1 = x.fma(DoubleVector.fromArray(SPECIES, y, rowAt + ld + i), sum1);
      sum2 = x.fma(DoubleVector.fromArray(SPECIES, y, rowAt + 2 * ld + i), sum2);
      sum3 = x.fma(DoubleVector.fromArray(SPECIES, y, rowAt + 3 * ld + i), sum3);
    }
    DoubleVector b = DoubleVector.fromArray(SPECIES, beta, j * LANES + part).neg();
    sum0 = sum0.mul(b);
    sum1 = sum1.mul(b);
    sum2 = sum2.mul(b);
    sum3 = sum3.mul(b);
    for (int i = j * LANES; i < ld; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, v, vAt + i);
      x.fma(sum0, DoubleVector.fromArray(SPECIES, y, rowAt + i)).intoArray(y, rowAt + i);
      x.fma(sum1, DoubleVector.fromArray(SPECIES, y, rowAt + ld + i)).intoArray(y, rowAt + ld + i);
      x.fma(sum2, DoubleVector.fromArray(SPECIES, y, rowAt + 2 * ld + i)).intoArray(y, rowAt + 2 * ld + i);
      x.fma(sum3, DoubleVector.fromArray(SPECIES, y, rowAt + 3 * ld + i)).intoArray(y, rowAt + 3 * ld + i);
    }
  }

  private void reflectRow(int part, int j, double[] y, int rowAt) {
    int vAt = j * d * LANES + part;
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int i = j * LANES; i < d * LANES; i += LANES) {
      sum = DoubleVector.fromArray(SPECIES, v, vAt + i).fma(DoubleVector.fromArray(SPECIES, y, rowAt + i), sum);
    }
    sum = sum.mul(DoubleVector.fromArray(SPECIES, beta, j * LANES + part).neg());
    for (int i = j * LANES; i < d * LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, v, vAt + i).fma(sum, DoubleVector.fromArray(SPECIES, y, rowAt + i))
          .intoArray(y, rowAt + i);
    }
  }
}
