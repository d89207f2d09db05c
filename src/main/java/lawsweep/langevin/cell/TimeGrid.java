package lawsweep.langevin.cell;

import java.util.ArrayList;
import java.util.List;

/**
 * Records at 0, every, 2 every, … and T, and the steps between them. Between two records all steps have equal length:
 * the longest that is not longer than asked for and hits the record exactly.
 *
 * @param times of the records, increasing, from 0 to T
 * @param intervals what lies between consecutive records
 */
public record TimeGrid(double[] times, List<Interval> intervals) {

  /** A record that is this near to T (in intervals) is the one at T. */
  private static final double SAME = 1e-9;
  /** A remainder of a step that is smaller than this is rounding. */
  private static final double ROUNDING = 1e-9;

  /** The grid of a cell. */
  public static TimeGrid of(LangevinCell cell) {
    double every = cell.recordEvery();
    long whole = (long) Math.floor(cell.time() / every + SAME);
    boolean exact = cell.time() / every - whole <= SAME;
    int count = Math.toIntExact(exact ? whole : whole + 1);
    double[] times = new double[count + 1];
    List<Interval> intervals = new ArrayList<>(count);
    long step = 0;
    for (int i = 1; i <= count; i++) {
      times[i] = i == count ? cell.time() : i * every;
      Interval interval = new Interval(times[i - 1], times[i], step, steps(cell, times[i] - times[i - 1]));
      intervals.add(interval);
      step += interval.steps();
    }
    return new TimeGrid(times, intervals);
  }

  private static int steps(LangevinCell cell, double length) {
    if (cell.scheme().adaptive()) {
      return 1;
    }
    double steps = Math.ceil(length / cell.step() - ROUNDING);
    return (int) Math.clamp(steps, 1, Integer.MAX_VALUE - 1);
  }

  /** Steps of the whole simulation. */
  public long steps() {
    Interval last = intervals.getLast();
    return last.firstStep() + last.steps();
  }
}
