package lawsweep.langevin.flock;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.work.Team;

/** An engine whose flocks are packs; it can hold so many replicas, and fail. */
public final class PackEngine implements FlockEngine {

  private final int most;
  private final Consumer<PackEngine> beforeSteps;
  private final List<PackFlock> opened = new ArrayList<>();
  private long wrong = -1;
  private int starts;
  private int advances;

  /** One that works. */
  public PackEngine(int most) {
    this(most, engine -> {});
  }

  /** One that does something, such as to fail, each time before its flocks advance. */
  public PackEngine(int most, Consumer<PackEngine> beforeSteps) {
    this.most = most;
    this.beforeSteps = beforeSteps;
  }

  /** One that shows a replica wrong, by the last bit of a number. */
  public static PackEngine wrong(int most, long replica) {
    PackEngine engine = new PackEngine(most);
    engine.wrong = replica;
    return engine;
  }

  @Override
  public String name() {
    return "packs";
  }

  @Override
  public boolean suits(LangevinCell cell) {
    return true;
  }

  @Override
  public int most(LangevinCell cell) {
    return most;
  }

  @Override
  public Flock open(LangevinCell cell, int replicas) {
    if (replicas > most) {
      throw new IllegalStateException("the engine has room for " + most + " replicas, asked for " + replicas);
    }
    PackFlock flock = new PackFlock(cell, replicas);
    opened.add(flock);
    return new Counted(flock);
  }

  /** True if no flock holds anything. */
  public boolean allClosed() {
    return opened.stream().allMatch(PackFlock::closed);
  }

  /** How often replicas were put at their start. */
  public int starts() {
    return starts;
  }

  /** How often flocks advanced. */
  public int advances() {
    return advances;
  }

  private final class Counted implements Flock {
    private final PackFlock flock;

    Counted(PackFlock flock) {
      this.flock = flock;
    }

    @Override
    public void start(long first, int count, Team team) {
      starts++;
      flock.start(first, count, team);
    }

    @Override
    public void advance(Interval interval, int from, int to) {
      beforeSteps.accept(PackEngine.this);
      advances++;
      flock.advance(interval, from, to);
    }

    @Override
    public void fetch() {
      flock.fetch();
    }

    @Override
    public Eye eye() {
      Eye eye = flock.eye();
      return (replica, out) -> {
        eye.view(replica, out);
        if (replica == wrong) {
          out.sigma[0] = Math.nextUp(out.sigma[0]);
        }
      };
    }

    @Override
    public void save(long first, int count, DataOutput out) throws IOException {
      flock.save(first, count, out);
    }

    @Override
    public void restore(long first, int count, DataInput in) throws IOException {
      flock.restore(first, count, in);
    }

    @Override
    public void close() {
      flock.close();
    }
  }
}
