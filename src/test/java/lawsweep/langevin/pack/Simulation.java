package lawsweep.langevin.pack;

import java.util.function.Consumer;
import java.util.function.Function;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;

/** Runs packs in tests. */
public final class Simulation {

  private Simulation() {}

  /** The interval from start to end in the cell's steps, one step for dp5. */
  public static Interval interval(LangevinCell cell, double start, double end) {
    int steps = cell.scheme().adaptive() ? 1 : (int) Math.max(1, Math.rint((end - start) / cell.step()));
    long first = cell.scheme().adaptive() ? 0 : Math.round(start / cell.step());
    return new Interval(start, end, first, steps);
  }

  /** One replica at the given times. */
  public static ReplicaView[] path(LangevinCell cell, Pack pack, double... times) {
    pack.start(0, 1);
    ReplicaView[] views = new ReplicaView[times.length];
    double now = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] > now) {
        Interval interval = interval(cell, now, times[i]);
        pack.advance(interval, 0, interval.steps());
        now = times[i];
      }
      views[i] = new ReplicaView(cell.width());
      pack.view(0, views[i]);
    }
    return views;
  }

  /** Many replicas at the cell's end. */
  public static void ensemble(
      LangevinCell cell,
      Function<LangevinCell, Pack> packs,
      int replicas,
      Consumer<ReplicaView> look) {
    Pack pack = packs.apply(cell);
    ReplicaView view = new ReplicaView(cell.width());
    Interval interval = interval(cell, 0, cell.time());
    for (int first = 0; first < replicas; first += Pack.LANES) {
      int count = Math.min(Pack.LANES, replicas - first);
      pack.start(first, count);
      pack.advance(interval, 0, interval.steps());
      for (int lane = 0; lane < count; lane++) {
        pack.view(lane, view);
        look.accept(view);
      }
    }
  }
}
