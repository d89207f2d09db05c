package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.LaneSeries;
import lawsweep.kernel.SeriesShape;
import lawsweep.residue.PrimeField;

/**
 * A series of batched vectors that products of series are added to, reduced only when the next ones might not fit. All
 * operands are batched as {@link Kernels} says.
 */
final class SeriesAccumulator {

  private static final int LANES = Kernels.LANES;

  private final PrimeField field;
  private final Kernels kernels;
  private LaneSeries sum;
  private int entries;
  private int powers;
  private int pending;

  SeriesAccumulator(PrimeField field, Kernels kernels) {
    this.field = field;
    this.kernels = kernels;
  }

  /** Starts from zero at a place, with so many entries in so many powers. */
  void begin(LaneSeries place, int entriesThere, int powersThere) {
    this.sum = place;
    this.entries = entriesThere;
    this.powers = powersThere;
    this.pending = 0;
    for (int m = 0; m < powers; m++) {
      Arrays.fill(sum.data(), sum.index(m), sum.index(m) + entries * LANES, 0);
    }
  }

  private void expect(int products) {
    if (pending + products > field.maxDelay()) {
      finish();
      pending = 1;
    }
    pending += products;
  }

  /** How many products of series can be added before a reduction. */
  private int chunk() {
    return (field.maxDelay() - 1) / powers;
  }

  /** += u^T x; u is rows × entries. */
  void addTransposeTimes(LaneSeries u, int rows, LaneSeries x) {
    for (int j = 0; j < rows; j += chunk()) {
      int part = Math.min(chunk(), rows - j);
      expect(part * powers);
      kernels.laneSeries(new SeriesShape(powers, entries, part, 1, entries), u.from(j * entries), x.from(j), sum);
    }
  }

  /** += u y; u is entries × columns. */
  void addTimes(LaneSeries u, int columns, LaneSeries y) {
    for (int k = 0; k < columns; k += chunk()) {
      int part = Math.min(chunk(), columns - k);
      expect(part * powers);
      kernels.laneSeries(new SeriesShape(powers, entries, part, columns, 1), u.from(k), y.from(k), sum);
    }
  }

  /** += u^T x for a vector x that does not hang on t. */
  void addTransposeTimesConstant(LaneSeries u, int rows, double[] x) {
    for (int j = 0; j < rows; j += field.maxDelay() - 1) {
      int part = Math.min(field.maxDelay() - 1, rows - j);
      expect(part);
      for (int m = 0; m < powers; m++) {
        kernels.laneTransposeMultiply(u.data(), u.from(j * entries).index(m), part, entries, x, j * LANES, sum.data(),
            sum.index(m));
      }
    }
  }

  /** += u y for a vector y that does not hang on t. */
  void addTimesConstant(LaneSeries u, int columns, double[] y) {
    for (int k = 0; k < columns; k += field.maxDelay() - 1) {
      int part = Math.min(field.maxDelay() - 1, columns - k);
      expect(part);
      for (int m = 0; m < powers; m++) {
        kernels.laneMultiply(u.data(), u.from(k).index(m), entries, part, columns, y, k * LANES, sum.data(),
            sum.index(m));
      }
    }
  }

  /** += x ⊗ y; x has {@code rows} entries, y {@code columns}. */
  void addOuter(LaneSeries x, int rows, LaneSeries y, int columns) {
    expect(powers);
    SeriesShape row = new SeriesShape(powers, columns, 1, 1, 0);
    for (int j = 0; j < rows; j++) {
      kernels.laneSeries(row, y, x.from(j), sum.from(j * columns));
    }
  }

  /** += x ⊗ y for a vector x that does not hang on t. */
  void addOuterConstant(double[] x, int rows, LaneSeries y, int columns) {
    expect(1);
    for (int m = 0; m < powers; m++) {
      kernels.laneOuter(x, 0, rows, y.data(), y.index(m), columns, sum.data(), sum.index(m));
    }
  }

  /** += x ⊗ y for a vector y that does not hang on t. */
  void addConstantOuter(LaneSeries x, int rows, double[] y, int columns) {
    expect(1);
    for (int m = 0; m < powers; m++) {
      kernels.laneOuter(x.data(), x.index(m), rows, y, 0, columns, sum.data(), sum.index(m));
    }
  }

  /** += x, residues. */
  void add(LaneSeries x) {
    expect(1);
    for (int m = 0; m < powers; m++) {
      for (int i = 0; i < entries * LANES; i++) {
        sum.data()[sum.index(m) + i] += x.data()[x.index(m) + i];
      }
    }
  }

  /** Reduces what was added. */
  void finish() {
    for (int m = 0; m < powers; m++) {
      kernels.laneReduce(field, sum.data(), sum.index(m), entries * LANES);
    }
  }
}
