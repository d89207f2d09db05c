package lawsweep.gpu;

import java.util.HashMap;
import java.util.Map;
import lawsweep.cuda.Lane;
import lawsweep.lie.span.DrawSpan;

/** A draw on a device. Samples of W_0 and W_1 are made there, those of longer brackets and of flows by
 * the processor. */
final class DeviceSpan implements DrawSpan {

  private final Lane lane;
  private final DeviceRows rows;
  private final UploadedRows uploaded;
  private final DeviceBasis basis;
  private final SampleCheck check;
  /** How many samples of each origin are in the span. */
  private final Map<Origin, Integer> taken = new HashMap<>();

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
    RowMaker maker = (from, out, columnAt) -> rows.fill(level, from, out, columnAt);
    return take(Origin.level(level), level <= 1 ? maker : uploaded(Origin.level(level)), first, sizes);
  }

  @Override
  public int[] follow(int order, int first, int[] sizes) {
    return take(Origin.order(order), uploaded(Origin.order(order)), first, sizes);
  }

  private RowMaker uploaded(Origin origin) {
    return (from, out, columnAt) -> uploaded.fill(origin, from, out, columnAt);
  }

  private int[] take(Origin origin, RowMaker maker, int first, int[] sizes) {
    try {
      return basis.take(maker, first, sizes);
    } finally {
      taken.put(origin, basis.taken());
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
