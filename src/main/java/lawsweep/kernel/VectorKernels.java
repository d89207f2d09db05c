package lawsweep.kernel;

import java.util.Arrays;
import lawsweep.field.PrimeField;
import lawsweep.matrix.Matrix;

/** The implementation for CPUs: Vector API tiles for large shapes, plain delayed loops for small ones. */
public final class VectorKernels implements Kernels {

  /** Multiply-adds from which packing pays; set where the two paths cost the same. */
  private static final long PACKED_FROM = 64 * 1024;

  private final PackedGemm gemm = new PackedGemm();

  @Override
  public String name() {
    return "vector-" + GemmTile.bits();
  }

  @Override
  public void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    for (int i = 0; i < c.rows(); i++) {
      Arrays.fill(c.data(), c.index(i, 0), c.index(i, 0) + c.columns(), 0);
    }
    subtract(field, -1, a, b, c, team);
  }

  @Override
  public void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    subtract(field, 1, a, b, c, team);
  }

  private void subtract(PrimeField field, double sign, Matrix a, Matrix b, Matrix c, Team team) {
    if ((long) c.rows() * c.columns() * a.columns() < PACKED_FROM) {
      PlainLoops.subtract(field, sign, a, b, c);
    } else {
      gemm.subtract(field, sign, a, b, c, team);
    }
  }

  @Override
  public void khatriRao(PrimeField field, Matrix x, Matrix y, Matrix out) {
    int columns = y.columns();
    for (int s = 0; s < x.rows(); s++) {
      for (int j = 0; j < x.columns(); j++) {
        PlainLoops.setScaled(
            x.get(s, j), y.data(), y.index(s, 0), out.data(), out.index(s, j * columns), columns);
      }
      PlainLoops.reduce(field, out.data(), out.index(s, 0), x.columns() * columns);
    }
  }

  @Override
  public void bracketKhatriRao(PrimeField field, ChainPair a, ChainPair b, Matrix out) {
    int columns = a.right().columns();
    double[] o = out.data();
    for (int s = 0; s < out.rows(); s++) {
      for (int j = 0; j < a.left().columns(); j++) {
        int to = out.index(s, j * columns);
        fourTerms(s, j, a, b, o, to, columns);
      }
      PlainLoops.reduce(field, o, out.index(s, 0), a.left().columns() * columns);
    }
  }

  private static void fourTerms(int s, int j, ChainPair a, ChainPair b, double[] o, int to, int columns) {
    double da = a.leftDerivative().get(s, j);
    double la = a.left().get(s, j);
    double db = b.leftDerivative().get(s, j);
    double lb = b.left().get(s, j);
    double[] ra = a.right().data();
    double[] dra = a.rightDerivative().data();
    double[] rb = b.right().data();
    double[] drb = b.rightDerivative().data();
    int ira = a.right().index(s, 0);
    int idra = a.rightDerivative().index(s, 0);
    int irb = b.right().index(s, 0);
    int idrb = b.rightDerivative().index(s, 0);
    for (int k = 0; k < columns; k++) {
      o[to + k] = da * ra[ira + k] + la * dra[idra + k] - db * rb[irb + k] - lb * drb[idrb + k];
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
    for (int t = 0; t < count; t++) {
      if (c[t] != 0) {
        PlainLoops.subtractScaled(c[t], x, xOffset + t * xStride, y, yOffset, n);
      }
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
