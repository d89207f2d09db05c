package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.residue.PrimeField;

/**
 * A batched vector that products are added to, reduced only when the next ones might not fit. All operands are batched
 * as {@link Kernels} says; offsets count doubles.
 */
final class SeriesAccumulator {

  private static final int LANES = Kernels.LANES;

  private final PrimeField field;
  private final Kernels kernels;
  private double[] data;
  private int offset;
  private int entries;
  private int pending;

  SeriesAccumulator(PrimeField field, Kernels kernels) {
    this.field = field;
    this.kernels = kernels;
  }

  /** Starts from zero at a place. */
  void begin(double[] data, int offset, int entries) {
    this.data = data;
    this.offset = offset;
    this.entries = entries;
    this.pending = 0;
    Arrays.fill(data, offset, offset + entries * LANES, 0);
  }

  private void expect(int products) {
    if (pending + products > field.maxDelay()) {
      kernels.laneReduce(field, data, offset, entries * LANES);
      pending = 1;
    }
    pending += products;
  }

  private int chunk() {
    return field.maxDelay() - 1;
  }

  /** += u^T x; u is rows × entries. */
  void addTransposeTimes(double[] u, int uOffset, int rows, double[] x, int xOffset) {
    for (int j = 0; j < rows; j += chunk()) {
      int part = Math.min(chunk(), rows - j);
      expect(part);
      kernels.laneTransposeMultiply(
          u, uOffset + j * entries * LANES, part, entries, x, xOffset + j * LANES, data, offset);
    }
  }

  /** += u y; u is entries × columns. */
  void addTimes(double[] u, int uOffset, int columns, double[] y, int yOffset) {
    for (int k = 0; k < columns; k += chunk()) {
      int part = Math.min(chunk(), columns - k);
      expect(part);
      kernels.laneMultiply(
          u, uOffset + k * LANES, entries, part, columns, y, yOffset + k * LANES, data, offset);
    }
  }

  /** += x ⊗ y; x has {@code rows} entries, y {@code columns}. */
  void addOuter(double[] x, int xOffset, int rows, double[] y, int yOffset, int columns) {
    expect(1);
    kernels.laneOuter(x, xOffset, rows, y, yOffset, columns, data, offset);
  }

  /** += x, residues. */
  void add(double[] x, int xOffset) {
    expect(1);
    for (int i = 0; i < entries * LANES; i++) {
      data[offset + i] += x[xOffset + i];
    }
  }

  /** Reduces what was added. */
  void finish() {
    kernels.laneReduce(field, data, offset, entries * LANES);
  }
}
