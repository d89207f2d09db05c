package lawsweep.gpu.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.cuda.Buffer;
import lawsweep.cuda.Lane;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.flock.Flock;
import lawsweep.langevin.pack.StartingPoint;
import lawsweep.langevin.riemannian.ChainState;
import lawsweep.langevin.riemannian.ChainView;
import lawsweep.work.DeviceLostException;
import lawsweep.work.Team;

/** Replicas on a GPU, and a copy in the processor's memory that is fetched when they are to be seen. */
final class DeviceFlock implements Flock {

  private final Lane lane;
  private final LangevinCell cell;
  private final LangevinShape shape;
  private final LangevinKernels kernels;
  private final Buffer state;
  private HostReplicas host;
  private long first;
  /** Whether the copy has what the device does not have yet, and the other way round. */
  private boolean ahead;
  private boolean behind;
  /** Counts the changes of the copy. */
  private int version;

  /**
   * For a cell that suits.
   *
   * @param lane with memory for as many replicas as there will be, all of it this flock's
   * @param most the most replicas, a multiple of eight
   */
  DeviceFlock(Lane lane, LangevinCell cell, int most) {
    this.lane = lane;
    this.cell = cell;
    this.shape = LangevinShape.of(cell);
    this.kernels = new LangevinKernels(lane, cell);
    this.state = lane.allocate((long) shape.entries() * most * Double.BYTES);
    this.host = new HostReplicas(shape, 0);
  }

  @Override
  public void start(long firstReplica, int count, Team team) {
    int whole = Math.ceilDiv(count, Pack.LANES) * Pack.LANES;
    if (host.count() != whole) {
      host = new HostReplicas(shape, whole);
    }
    first = firstReplica;
    HostReplicas replicas = host;
    team.forEach(whole / Pack.LANES, pack -> start(replicas, firstReplica, pack * Pack.LANES));
    ahead = true;
    behind = false;
    version++;
  }

  private void start(HostReplicas replicas, long firstReplica, int at) {
    StartingPoint start = new StartingPoint(cell);
    ChainState pack = replicas.pack();
    for (int l = 0; l < Pack.LANES; l++) {
      start.compute(firstReplica + at + l);
      pack.set(l, start.lambda(), start.left(), start.right());
    }
    replicas.put(at, pack);
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    if (ahead) {
      lane.upload(host.numbers(), 0, host.numbers().length, state, 0);
      ahead = false;
    }
    behind = true;
    kernels.advance(interval, from, to, state, first, host.count());
  }

  @Override
  public void fetch() {
    if (behind) {
      lane.download(state, 0, host.numbers(), 0, host.numbers().length);
      behind = false;
      version++;
    }
  }

  @Override
  public Eye eye() {
    return new PackEye();
  }

  /** Where a replica lies, or an error if it does not. */
  private int place(long replica) {
    if (replica < first || replica >= first + host.count()) {
      throw new IndexOutOfBoundsException(
          "replica " + replica + " of those from " + first + " to " + (first + host.count() - 1));
    }
    return (int) (replica - first);
  }

  /** Sees replicas pack by pack: it has the pack that it saw last. */
  private final class PackEye implements Eye {

    private final ChainView view = new ChainView(shape.width(), shape.depth(), shape.inner());
    private final ChainState pack = host.pack();
    private int begin = -1;
    private int seen;

    @Override
    public void view(long replica, ReplicaView out) {
      int at = place(replica);
      int lane = at % Pack.LANES;
      if (begin != at - lane || seen != version) {
        begin = at - lane;
        seen = version;
        host.take(begin, pack);
      }
      view.read(pack, lane, out);
    }
  }

  @Override
  public void save(long from, int count, DataOutput out) throws IOException {
    int at = place(from);
    ChainState pack = host.pack();
    for (int end = at + count; at < end; at += Pack.LANES) {
      host.take(at, pack);
      pack.save(out);
    }
  }

  @Override
  public void restore(long from, int count, DataInput in) throws IOException {
    fetch();
    int at = place(from);
    ChainState pack = host.pack();
    for (int end = at + count; at < end; at += Pack.LANES) {
      pack.restore(in);
      host.put(at, pack);
    }
    ahead = true;
    version++;
  }

  @Override
  public void close() {
    try {
      lane.await();
      lane.release(0);
    } catch (DeviceLostException e) {
      // Nothing is left to give back.
    }
  }
}
