package lawsweep.langevin.dyson;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneHermitian;
import lawsweep.langevin.cell.LangevinCell;

/** The steps of {@link DysonFrame} in lanes. */
final class DysonFrameLanes extends DysonLanes {

  private static final double HALF_ROOT = Math.sqrt(0.5);

  private final LaneHermitian matrix;

  DysonFrameLanes(LangevinCell cell) {
    super(cell, cell.width() * cell.width());
    matrix = new LaneHermitian(width);
  }

  @Override
  void move(int part, double h, double[] normals, int at) {
    double off = Math.sqrt(2 * h * temperature);
    DoubleVector diagonal = DoubleVector.broadcast(SPECIES, off * Math.sqrt(kappa));
    DoubleVector shrink = DoubleVector.broadcast(SPECIES, -h * confinement);
    int next = at;
    for (int i = 0; i < width; i++) {
      DoubleVector value = DoubleVector.fromArray(SPECIES, x, i * LANES + part);
      int ii = (i * width + i) * LANES + part;
      diagonal.fma(DoubleVector.fromArray(SPECIES, normals, next), shrink.fma(value, value)).intoArray(matrix.real(),
          ii);
      DoubleVector.zero(SPECIES).intoArray(matrix.imaginary(), ii);
      next += LANES;
      next = row(part, i, off * HALF_ROOT, normals, next);
    }
    matrix.decreasing(part, x);
  }

  /** The entries right of the diagonal, and below it. */
  private int row(int part, int i, double scale, double[] normals, int at) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    int next = at;
    for (int j = i + 1; j < width; j++) {
      DoubleVector a = DoubleVector.fromArray(SPECIES, normals, next).mul(scale).add(zero);
      DoubleVector b = DoubleVector.fromArray(SPECIES, normals, next + LANES).mul(scale);
      int ij = (i * width + j) * LANES + part;
      int ji = (j * width + i) * LANES + part;
      a.intoArray(matrix.real(), ij);
      a.intoArray(matrix.real(), ji);
      b.add(zero).intoArray(matrix.imaginary(), ij);
      zero.sub(b).intoArray(matrix.imaginary(), ji);
      next += 2 * LANES;
    }
    return next;
  }
}
