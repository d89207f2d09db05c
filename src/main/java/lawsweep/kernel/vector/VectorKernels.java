package lawsweep.kernel.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.kernel.ScalarKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** The implementation for CPUs: Vector API tiles for large shapes, plain delayed loops for small ones. */
public final class VectorKernels implements Kernels {

  /** Multiply-adds from which packing pays: at twice as many it is 2 to 4 times as fast, once compiled. */
  private static final long PACKED_FROM = 8 * 1024;

  /** Multiply-adds of multidual numbers that go the plain way first: as many as pay for compiling the vector code. */
  private static final long DUAL_COLD = 1 << 25;

  /** Multiply-adds of draws that are not made in lanes at first: some thousand tiny cells. */
  private static final long ROWS_COLD = 1 << 24;

  private final PackedGemm gemm = new PackedGemm();
  private final VectorChains chains;
  private final ScalarKernels plain = new ScalarKernels();
  private final ColdStart dualStart;
  private final ColdStart rowStart;
  private final Optional<RowLanes> rowLanes = Optional.of(new VectorRowLanes());

  /** The kernels of a program that has just been started: the first small blocks are done without vectors. */
  public VectorKernels() {
    this(true);
  }

  private VectorKernels(boolean cold) {
    this.chains = new VectorChains(gemm, cold);
    this.rowStart = new ColdStart(cold ? ROWS_COLD : 0);
    this.dualStart = new ColdStart(cold ? DUAL_COLD : 0);
  }

  /** Kernels that use vectors from the start. */
  public static VectorKernels hot() {
    return new VectorKernels(false);
  }

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
  public ChainKernels chains() {
    return chains;
  }

  @Override
  public Optional<RowLanes> rowLanes(long work) {
    return rowStart.lasts(work) ? Optional.empty() : rowLanes;
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
    SampleLanes.transposeMultiply(u, uOffset, rows, columns, x, xOffset, acc, accOffset);
  }

  @Override
  public void laneMultiply(
      double[] u, int uOffset, int rows, int columns, int ld, double[] y, int yOffset, double[] acc, int accOffset) {
    SampleLanes.multiply(u, uOffset, rows, columns, ld, y, yOffset, acc, accOffset);
  }

  @Override
  public void laneOuter(
      double[] x, int xOffset, int rows, double[] y, int yOffset, int columns, double[] acc, int accOffset) {
    SampleLanes.outer(x, xOffset, rows, y, yOffset, columns, acc, accOffset);
  }

  @Override
  public void laneReduce(PrimeField field, double[] x, int offset, int n) {
    PlainLoops.reduce(field, x, offset, n);
  }

  @Override
  public void dualTransposeMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      plain.dualTransposeMultiply(field, units, products, rows, columns, out, plus);
      return;
    }
    DualLanes.Row row = new DualLanes.Row(columns, 0, 0, LANES, 0, 0);
    new DualLanes(field, units, rows, columns * LANES, LANES).entries(products, row, plus ? out : null, out, 1);
  }

  @Override
  public void dualMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      plain.dualMultiply(field, units, products, rows, columns, out, plus);
      return;
    }
    DualLanes.Row row = new DualLanes.Row(rows, 0, 0, columns * LANES, 0, 0);
    new DualLanes(field, units, columns, LANES, LANES).entries(products, row, plus ? out : null, out, 1);
  }

  @Override
  public void dualOuter(PrimeField field, int units, DualProduct product, int rows, int columns, DualBlock out) {
    List<DualProduct> products = List.of(product);
    if (dualStart.lasts(work(units, products, rows * columns))) {
      plain.dualOuter(field, units, product, rows, columns, out);
      return;
    }
    outer(field, units, null, products, rows, columns, out, 1);
  }

  @Override
  public void dualSubtractOuter(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      plain.dualSubtractOuter(field, units, base, products, rows, columns, out);
      return;
    }
    outer(field, units, base, products, rows, columns, out, -1);
  }

  private static long work(int units, List<DualProduct> products, int entries) {
    long pairs = 1;
    for (int unit = 0; unit < units; unit++) {
      pairs *= 3;
    }
    return pairs * products.size() * entries * LANES;
  }

  private static void outer(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out,
      int sign) {
    DualLanes sums = new DualLanes(field, units, 1, 0, 0);
    for (int j = 0; j < rows; j++) {
      sums.entries(
          products, new DualLanes.Row(columns, j * columns * LANES, j * LANES, 0, 0, LANES), base, out, sign);
    }
  }
}
