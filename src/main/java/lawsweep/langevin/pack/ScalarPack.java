package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;

/** A pack whose replicas advance one after the other, each with its own state. Lanes not in use are not computed. */
public final class ScalarPack implements Pack {

  private final Stepper stepper;
  private final Replica[] lanes = new Replica[LANES];
  /** The steps of the interval that each lane has done, after a break; 0 if all lanes are equally far. */
  private final int[] done = new int[LANES];
  private int count;

  /** A pack of replicas, one of its own for each lane. */
  public ScalarPack(Stepper stepper, Supplier<? extends Replica> replicas) {
    this.stepper = stepper;
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = replicas.get();
    }
  }

  @Override
  public Stepper stepper() {
    return stepper;
  }

  @Override
  public void start(long firstReplica, int used) {
    count = used;
    Arrays.fill(done, 0);
    for (int lane = 0; lane < count; lane++) {
      lanes[lane].start(firstReplica + lane);
    }
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    advance(interval, from, to, Break.NEVER);
  }

  @Override
  public boolean advance(Interval interval, int from, int to, Break pause) {
    begin(from);
    for (int lane = 0; lane < count; lane++) {
      boolean works = done[lane] < to;
      if (!advance(lane, interval, to, pause)) {
        return false;
      }
      if (works && lane < count - 1 && pause.due()) {
        return false;
      }
    }
    finish();
    return true;
  }

  /** Brings one replica to {@code to} steps, or to a break. */
  boolean advance(int lane, Interval interval, int to, Break pause) {
    while (done[lane] < to) {
      if (!lanes[lane].advance(interval, done[lane], pause)) {
        return false;
      }
      done[lane]++;
    }
    return true;
  }

  /** All have done so many steps, or more. */
  void begin(int from) {
    for (int lane = 0; lane < count; lane++) {
      done[lane] = Math.max(from, done[lane]);
    }
  }

  /** All are equally far. */
  void finish() {
    Arrays.fill(done, 0);
  }

  /** How many replicas there are. */
  int count() {
    return count;
  }

  /** The steps that a replica has done, between {@link #begin} and {@link #finish}. */
  int done(int lane) {
    return done[lane];
  }

  /** A replica was brought to so many steps. */
  void reach(int lane, int steps) {
    done[lane] = steps;
  }

  /** The fewest steps that a replica has done. */
  int least() {
    int least = Integer.MAX_VALUE;
    for (int lane = 0; lane < count; lane++) {
      least = Math.min(least, done[lane]);
    }
    return least;
  }

  /** The fewest steps that a replica has done of those that have done more than {@code steps}. */
  int next(int steps) {
    int next = Integer.MAX_VALUE;
    for (int lane = 0; lane < count; lane++) {
      next = done[lane] > steps ? Math.min(next, done[lane]) : next;
    }
    return next;
  }

  @Override
  public void view(int lane, ReplicaView out) {
    lanes[lane].view(out);
  }

  @Override
  public Optional<double[]> factors(int lane) {
    return lanes[lane].factors();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int lane = 0; lane < count; lane++) {
      lanes[lane].save(out);
    }
  }

  @Override
  public void restore(DataInput in) throws IOException {
    for (int lane = 0; lane < count; lane++) {
      lanes[lane].restore(in);
    }
  }

  @Override
  public void saveBreak(DataOutput out) throws IOException {
    for (int lane = 0; lane < count; lane++) {
      out.writeInt(done[lane]);
      lanes[lane].saveBreak(out);
    }
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    for (int lane = 0; lane < count; lane++) {
      done[lane] = in.readInt();
      lanes[lane].restoreBreak(in);
    }
  }
}
