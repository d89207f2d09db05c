package lawsweep.lie.span;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.LaneBrackets;
import lawsweep.lie.Point;
import lawsweep.work.Watch;

/**
 * A draw of a small network on the processor: samples and their elimination in lanes, by one thread. What comes after
 * short brackets goes the way of large networks, with the basis so far.
 */
final class LaneSpan implements DrawSpan {

  private static final int LANES = Kernels.LANES;

  private final LaneRoom room;
  private final Watch watch;
  private final Supplier<HostSpan> plain;
  private Optional<HostSpan> further = Optional.empty();
  private int taken;

  /**
   * A draw without samples.
   *
   * @param room for its architecture; this draw's alone until it is closed
   * @param watch asked before each batch; may end the work
   * @param plain begins the same draw on the way of large networks
   */
  LaneSpan(LaneRoom room, RowLanes lanes, Point point, FieldStreams streams, Watch watch, Supplier<HostSpan> plain) {
    this.room = room;
    this.watch = watch;
    this.plain = plain;
    room.basis().clear(point.field(), lanes);
    room.brackets().at(lanes, point, streams);
  }

  /** The draw as that of a large network, from now on. */
  private HostSpan further() {
    if (further.isEmpty()) {
      HostSpan span = plain.get();
      span.begin(room.basis().matrix());
      further = Optional.of(span);
    }
    return further.get();
  }

  @Override
  public int rank() {
    return further.isPresent() ? further.get().rank() : room.basis().rank();
  }

  @Override
  public int[] take(int level, int first, int[] sizes) {
    if (further.isPresent() || level > LaneBrackets.LAST_LEVEL) {
      return further().take(level, first, sizes);
    }
    taken = first;
    int[] gains = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      int before = room.basis().rank();
      takeBlock(level, sizes[i]);
      gains[i] = room.basis().rank() - before;
      if (gains[i] < sizes[i]) {
        return Arrays.copyOf(gains, i + 1);
      }
    }
    return gains;
  }

  @Override
  public int[] follow(int order, int first, int[] sizes) {
    return further().follow(order, first, sizes);
  }

  private void takeBlock(int level, int size) {
    for (int end = taken + size; taken < end;) {
      int count = Math.min(LANES, end - taken);
      watch.ask();
      room.basis().absorb(room.brackets().compute(level, taken), count);
      taken += count;
    }
  }

  @Override
  public int taken() {
    return further.isPresent() ? further.get().taken() : taken;
  }

  @Override
  public int[] pivots() {
    return further.isPresent() ? further.get().pivots() : room.basis().pivots();
  }

  @Override
  public double[] reducedTimes(double[] form) {
    return further.isPresent() ? further.get().reducedTimes(form) : room.basis().times(form);
  }

  @Override
  public void close() {
    room.release();
  }
}
