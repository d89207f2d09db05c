package lawsweep.kernel.vector;

import java.util.List;
import java.util.Optional;
import lawsweep.kernel.ChainKernels;
import lawsweep.kernel.DualBlock;
import lawsweep.kernel.DualProduct;
import lawsweep.kernel.RowLanes;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;

/** The implementation for CPUs: Vector API tiles for large shapes, plain delayed loops for small ones. */
public final class VectorKernels extends PlainKernels {

  /** Multiply-adds from which packing pays: at twice as many it is 2 to 4 times as fast, once compiled. */
  private static final long PACKED_FROM = 8 * 1024;

  /** Multiply-adds of multidual numbers that go the plain way first: as many as pay for compiling the vector code. */
  private static final long DUAL_COLD = 1 << 25;

  /** Multiply-adds of draws that are not made in lanes at first: some thousand tiny cells. */
  private static final long ROWS_COLD = 1 << 24;

  private final PackedGemm gemm = new PackedGemm();
  private final VectorChains chains;
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
    } else {
      super.multiply(field, a, b, c, team);
    }
  }

  @Override
  public void subtractProduct(PrimeField field, Matrix a, Matrix b, Matrix c, Team team) {
    if (isLarge(a, c)) {
      gemm.subtract(field, a, b, c, team);
    } else {
      super.subtractProduct(field, a, b, c, team);
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
  public void dualTransposeMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      super.dualTransposeMultiply(field, units, products, rows, columns, out, plus);
      return;
    }
    DualLanes.Row row = new DualLanes.Row(columns, 0, 0, LANES, 0, 0);
    new DualLanes(field, units, rows, columns * LANES, LANES).entries(products, row, plus ? out : null, out, 1);
  }

  @Override
  public void dualMultiply(
      PrimeField field, int units, List<DualProduct> products, int rows, int columns, DualBlock out, boolean plus) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      super.dualMultiply(field, units, products, rows, columns, out, plus);
      return;
    }
    DualLanes.Row row = new DualLanes.Row(rows, 0, 0, columns * LANES, 0, 0);
    new DualLanes(field, units, columns, LANES, LANES).entries(products, row, plus ? out : null, out, 1);
  }

  @Override
  public void dualOuter(PrimeField field, int units, DualProduct product, int rows, int columns, DualBlock out) {
    List<DualProduct> products = List.of(product);
    if (dualStart.lasts(work(units, products, rows * columns))) {
      super.dualOuter(field, units, product, rows, columns, out);
      return;
    }
    outer(field, units, null, products, rows, columns, out, 1);
  }

  @Override
  public void dualSubtractOuter(
      PrimeField field, int units, DualBlock base, List<DualProduct> products, int rows, int columns, DualBlock out) {
    if (dualStart.lasts(work(units, products, rows * columns))) {
      super.dualSubtractOuter(field, units, base, products, rows, columns, out);
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
