package lawsweep.gpu;

import java.util.ArrayList;
import java.util.List;
import lawsweep.cuda.Lane;
import lawsweep.lie.span.DrawSpan;

/** A draw on a device. Samples of W_0 and W_1 are made there, those of longer brackets by the processor. */
final class DeviceSpan implements DrawSpan {

  private final Lane lane;
  private final DeviceRows rows;
  private final UploadedRows uploaded;
  private final DeviceBasis basis;
  private final SampleCheck check;
  /** How many samples of each level are in the span. */
  private final List<Integer> taken = new ArrayList<>();

  /** From its parts, all on the lane. */
  DeviceSpan(Lane lane, DeviceRows rows, UploadedRows uploaded, DeviceBasis basis, SampleCheck check) {
    this.lane = lane;
    this.rows = rows;
    this.uploaded = uploaded;
    this.basis = basis;
    this.check = check;
  }

  @Override
  public int rank() {
    return basis.rank();
  }

  @Override
  public int[] take(int level, int first, int[] sizes) {
    while (taken.size() <= level) {
      taken.add(0);
    }
    RowMaker maker = level <= 1
        ? (from, out, columnAt) -> rows.fill(level, from, out, columnAt)
        : (from, out, columnAt) -> uploaded.fill(level, from, out, columnAt);
    try {
      return basis.take(maker, first, sizes);
    } finally {
      taken.set(level, basis.taken());
    }
  }

  @Override
  public int taken() {
    return basis.taken();
  }

  @Override
  public int[] pivots() {
    return basis.pivots();
  }

  /** Checked against samples made by the processor. */
  @Override
  public double[] reducedTimes(double[] form) {
    double[] times = basis.reducedTimes(form);
    check.check(taken, basis.pivots(), form, times);
    return times;
  }

  @Override
  public void close() {
    lane.release(0);
  }
}
