package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lawsweep.env.VectorModule;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.WarmUp;

/**
 * A pack whose replicas advance together, in the lanes of vectors. At rest they are single replicas, as in a
 * {@link ScalarPack}, which starts, shows and saves them: their bits are the same, and so are checkpoints. Replicas
 * that are not equally far, after a break, catch up first. One alone goes by its own steps, and all do as long as a
 * {@link WarmUp} lasts.
 *
 * @param <R> the replicas
 */
public final class LanePack<R extends Replica> implements Pack {

  /** Wider matrices leave the first cache when eight of them lie side by side. */
  private static final int WIDEST = 16;

  private final ScalarPack scalar;
  private final List<R> replicas;
  private final LaneSteps<R> steps;
  private WarmUp warmUp = WarmUp.over();

  private LanePack(ScalarPack scalar, List<R> replicas, LaneSteps<R> steps) {
    this.scalar = scalar;
    this.replicas = replicas;
    this.steps = steps;
  }

  /** True if replicas of a cell go in lanes, where their equation can. */
  public static boolean suits(LangevinCell cell) {
    return cell.replicas() > 1 && cell.width() <= WIDEST;
  }

  /** A pack of a cell: in lanes where that pays and there is the Vector API, else replica by replica: the same bits. */
  public static <R extends Replica> Pack of(LangevinCell cell, Stepper stepper, Supplier<R> replicas,
      Supplier<LaneSteps<R>> steps) {
    if (!suits(cell) || !VectorModule.present()) {
      return new ScalarPack(stepper, replicas);
    }
    List<R> made = new ArrayList<>(LANES);
    ScalarPack scalar = new ScalarPack(stepper, () -> {
      R replica = replicas.get();
      made.add(replica);
      return replica;
    });
    return new LanePack<>(scalar, made, steps.get());
  }

  /** The same replicas, one by one. */
  ScalarPack oneByOne() {
    return scalar;
  }

  @Override
  public Stepper stepper() {
    return scalar.stepper();
  }

  @Override
  public void warm(WarmUp given) {
    warmUp = given;
  }

  @Override
  public void start(long firstReplica, int count) {
    scalar.start(firstReplica, count);
    steps.start(firstReplica);
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    advance(interval, from, to, Break.NEVER);
  }

  @Override
  public boolean advance(Interval interval, int from, int to, Break pause) {
    if (!warmUp.isOver(stepper())) {
      long start = System.nanoTime();
      boolean done = scalar.advance(interval, from, to, pause);
      warmUp.add(stepper(), System.nanoTime() - start);
      return done;
    }
    scalar.begin(from);
    for (int now = scalar.least(); now < to; now = scalar.least()) {
      if (!advanceLast(interval, now, Math.min(to, scalar.next(now)), pause)) {
        return false;
      }
    }
    scalar.finish();
    return true;
  }

  /** Brings those that have done {@code from} steps, and no more, to {@code to}. */
  private boolean advanceLast(Interval interval, int from, int to, Break pause) {
    int lanes = 0;
    int some = -1;
    int count = 0;
    for (int lane = 0; lane < scalar.count(); lane++) {
      if (scalar.done(lane) == from) {
        lanes = lane + 1;
        some = lane;
        count++;
      }
    }
    return count == 1 ? scalar.advance(some, interval, to, pause) : advanceLanes(interval, from, to, lanes, pause);
  }

  private boolean advanceLanes(Interval interval, int from, int to, int used, Break pause) {
    int lanes = (used + LaneMatrices.VECTOR - 1) / LaneMatrices.VECTOR * LaneMatrices.VECTOR;
    for (int lane = 0; lane < lanes; lane++) {
      if (lane < used && scalar.done(lane) == from) {
        steps.load(lane, replicas.get(lane));
      } else {
        steps.fill(lane, replicas.get(used - 1));
      }
    }
    int step = from;
    boolean whole = true;
    while (whole && step < to) {
      whole = steps.advance(interval, step, lanes, pause);
      step += whole ? 1 : 0;
    }
    for (int lane = 0; lane < used; lane++) {
      if (scalar.done(lane) == from) {
        steps.store(lane, replicas.get(lane));
        scalar.reach(lane, !whole && steps.finished(lane) ? step + 1 : step);
      }
    }
    return whole;
  }

  @Override
  public void view(int lane, ReplicaView out) {
    scalar.view(lane, out);
  }

  @Override
  public Optional<double[]> factors(int lane) {
    return scalar.factors(lane);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    scalar.save(out);
  }

  @Override
  public void restore(DataInput in) throws IOException {
    scalar.restore(in);
  }

  @Override
  public void saveBreak(DataOutput out) throws IOException {
    scalar.saveBreak(out);
  }

  @Override
  public void restoreBreak(DataInput in) throws IOException {
    scalar.restoreBreak(in);
  }
}
