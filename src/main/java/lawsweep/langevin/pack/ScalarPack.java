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
    for (int lane = 0; lane < count; lane++) {
      int first = Math.max(from, done[lane]);
      for (int step = first; step < to; step++) {
        if (!lanes[lane].advance(interval, step, pause)) {
          done[lane] = step;
          return false;
        }
      }
      done[lane] = Math.max(first, to);
      if (first < to && lane < count - 1 && pause.due()) {
        return false;
      }
    }
    Arrays.fill(done, 0);
    return true;
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
