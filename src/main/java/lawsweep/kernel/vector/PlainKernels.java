package lawsweep.kernel.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.kernel.ScalarChains;
import lawsweep.kernel.ScalarKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/**
 * The implementation without the Vector API: delayed loops where there are rows, which the compiler makes vectors of by
 * itself, and the definition for the rest.
 */
class PlainKernels implements Kernels {

  private final ScalarKernels scalar = new ScalarKernels();
  private final ScalarChains chains = new ScalarChains(false);

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void multiply(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    for (int i = 0; i < c.rows(); i++) {
      Arrays.fill(c.data(), c.index(i, 0), c.index(i, 0) + c.columns(), 0);
    }
    PlainLoops.subtract(field, -1, a, b, c);
  }

  @Override
  public void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    PlainLoops.subtract(field, 1, a, b, c);
  }

  @Override
  public ChainKernels chains() {
    return chains;
  }

  @Override
  public Optional<RowLanes> rowLanes(long work) {
    return Optional.empty();
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
    scalar.laneTransposeMultiply(u, uOffset, rows, columns, x, xOffset, acc, accOffset);
  }

  @Override
  public void laneMultiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset) {
    scalar.laneMultiply(u, uOffset, rows, columns, ld, y, yOffset, acc, accOffset);
  }

  @Override
  public void laneOuter(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset) {
    scalar.laneOuter(x, xOffset, rows, y, yOffset, columns, acc, accOffset);
  }

  @Override
  public void laneReduce(PrimeField field, double[] x, int offset, int n) {
    PlainLoops.reduce(field, x, offset, n);
  }

  @Override
  public void dualTransposeMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    scalar.dualTransposeMultiply(field, units, products, rows, columns, out, plus);
  }

  @Override
  public void dualMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    scalar.dualMultiply(field, units, products, rows, columns, out, plus);
  }

  @Override
  public void dualOuter(PrimeField field, int units, DualProduct product, int rows, int columns, DualBlock out) {
    scalar.dualOuter(field, units, product, rows, columns, out);
  }

  @Override
  public void dualSubtractOuter(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out) {
    scalar.dualSubtractOuter(field, units, base, products, rows, columns, out);
  }
}
