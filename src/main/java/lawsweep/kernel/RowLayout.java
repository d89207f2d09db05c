package lawsweep.kernel;

import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;

/** Matrices of samples with one sample a row, padded to whole batches of lanes. */
public final class RowLayout {

  private RowLayout() {}

  public static Matrix room(int samples, int width) {
    int ld = Math.ceilDiv(width, Kernels.LANES) * Kernels.LANES;
    return new Matrix(new double[Math.multiplyExact(samples, ld)], 0, samples, width, ld);
  }

  public static Matrix resized(Matrix room, int samples) {
    return new Matrix(room.data(), 0, samples, room.columns(), room.ld());
  }

  public static void take(Matrix rows, int column, Matrix to) {
    for (int s = 0; s < to.rows(); s++) {
      int source = rows.index(s, column);
      int target = to.index(s, 0);
      for (int j = 0; j < to.columns(); j++) {
        to.data()[target + j] = rows.data()[source + j];
      }
    }
  }

  public static void put(PrimeField field, Matrix from, Matrix less, Matrix rows, int column) {
    for (int s = 0; s < from.rows(); s++) {
      for (int j = 0; j < from.columns(); j++) {
        double x = from.get(s, j);
        rows.data()[rows.index(s, column + j)] = less.rows() == 0 ? x : field.reduce(x - less.get(s, j));
      }
    }
  }
}
