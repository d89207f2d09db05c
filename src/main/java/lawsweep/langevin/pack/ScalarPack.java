package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;

/** A pack whose replicas advance one after the other, each with its own state. Lanes not in use are not computed. */
public final class ScalarPack implements Pack {

  private final Stepper stepper;
  private final Replica[] lanes = new Replica[LANES];
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
    for (int lane = 0; lane < count; lane++) {
      lanes[lane].start(firstReplica + lane);
    }
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    for (int lane = 0; lane < count; lane++) {
      for (int step = from; step < to; step++) {
        lanes[lane].advance(interval, step);
      }
    }
  }

  @Override
  public void view(int lane, ReplicaView out) {
    lanes[lane].view(out);
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
}
