package lawsweep.kernel;

import java.util.Arrays;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/** The implementation for CPUs: Vector API tiles for large shapes, plain delayed loops for small ones. */
public final class VectorKernels implements Kernels {

  /** Multiply-adds from which packing pays: at twice as many it is 2 to 4 times as fast, once compiled. */
  private static final long PACKED_FROM = 8 * 1024;

  private final PackedGemm gemm = new PackedGemm();

  @Override
  public String name() {
    return "vector-" + GemmTile.bits();
  }

  @Override
  public void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    if (isLarge(a, c)) {
      gemm.multiply(field, a, b, c, team);
      return;
    }
    for (int i = 0; i < c.rows(); i++) {
      Arrays.fill(c.data(), c.index(i, 0), c.index(i, 0) + c.columns(), 0);
    }
    PlainLoops.subtract(field, -1, a, b, c);
  }

  @Override
  public void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    if (isLarge(a, c)) {
      gemm.subtract(field, a, b, c, team);
    } else {
      PlainLoops.subtract(field, 1, a, b, c);
    }
  }

  private static boolean isLarge(Matrix a, Matrix c) {
    return (long) c.rows() * c.columns() * a.columns() >= PACKED_FROM;
  }

  @Override
  public void khatriRao(PrimeField field, Matrix x, Matrix y, Matrix out) {
    for (int s = 0; s < x.rows(); s++) {
      KhatriRao.product(field, x, y, s, out);
    }
  }

  @Override
  public void bracketKhatriRao(PrimeField field, ChainPair a, ChainPair b, Matrix out) {
    for (int s = 0; s < out.rows(); s++) {
      KhatriRao.bracket(field, a, b, s, out);
    }
  }

  @Override
  public double dot(PrimeField field, double[] x, int xOffset, double[] y, int yOffset, int n) {
    return PlainLoops.dot(field, x, xOffset, y, yOffset, n);
  }

  @Override
  public void multiplyEntries(PrimeField field, double[] y, int yOffset, double[] x, int xOffset, int n) {
    for (int i = 0; i < n; i++) {
      x[xOffset + i] *= y[yOffset + i];
    }
    PlainLoops.reduce(field, x, xOffset, n);
  }

  @Override
  public void addRankOne(PrimeField field, Matrix x, Matrix y, double plus, Matrix z, Matrix acc) {
    for (int s = 0; s < acc.rows(); s++) {
      double dot = plus + PlainLoops.dot(field, x.data(), x.index(s, 0), y.data(), y.index(s, 0), x.columns());
      PlainLoops.subtractScaled(-dot, z.data(), z.index(s, 0), acc.data(), acc.index(s, 0), acc.columns());
      PlainLoops.reduce(field, acc.data(), acc.index(s, 0), acc.columns());
    }
  }

  @Override
  public void scale(PrimeField field, double s, double[] x, int offset, int n) {
    PlainLoops.scale(field, s, x, offset, n);
  }

  @Override
  public void subtractCombination(
      PrimeField field, int count, double[] c, double[] x, int xOffset, int xStride, double[] y, int yOffset, int n) {
    if (count == 1) {
      PlainLoops.subtractScaledReduced(field, c[0], x, xOffset, y, yOffset, n);
      return;
    }
    for (int t = 0; t < count; t += 4) {
      PlainLoops.subtractFour(c, t, count - t, x, xOffset + t * xStride, xStride, y, yOffset, n);
    }
    PlainLoops.reduce(field, y, yOffset, n);
  }

  @Override
  public void laneTransposeMultiply(
      double[] u, int uOffset, int rows, int columns, double[] x, int xOffset, double[] acc, int accOffset) {
    Lanes.transposeMultiply(u, uOffset, rows, columns, x, xOffset, acc, accOffset);
  }

  @Override
  public void laneMultiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset) {
    Lanes.multiply(u, uOffset, rows, columns, ld, y, yOffset, acc, accOffset);
  }

  @Override
  public void laneOuter(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset) {
    Lanes.outer(x, xOffset, rows, y, yOffset, columns, acc, accOffset);
  }

  @Override
  public void laneReduce(PrimeField field, double[] x, int offset, int n) {
    PlainLoops.reduce(field, x, offset, n);
  }
}
