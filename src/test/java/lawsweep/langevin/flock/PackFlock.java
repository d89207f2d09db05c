package lawsweep.langevin.flock;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.work.Team;

/** A flock of packs, which flocks on devices are compared with. It checks how it is used. */
public final class PackFlock implements Flock {

  private final LangevinCell cell;
  private final int most;
  private final List<Pack> packs = new ArrayList<>();
  private final List<byte[]> fetched = new ArrayList<>();
  private long first;
  private int count;
  private boolean closed;

  /** A flock of a cell, for at most so many replicas. */
  public PackFlock(LangevinCell cell, int most) {
    this.cell = cell;
    this.most = most;
  }

  @Override
  public void start(long firstReplica, int replicas, Team team) {
    check(!closed && firstReplica % Pack.LANES == 0 && replicas >= 1 && replicas <= most, "start");
    first = firstReplica;
    count = replicas;
    packs.clear();
    fetched.clear();
    for (int lane = 0; lane < replicas; lane += Pack.LANES) {
      Pack pack = cell.equation().pack(cell);
      pack.start(firstReplica + lane, lanes(firstReplica + lane));
      packs.add(pack);
    }
  }

  private int lanes(long replica) {
    return (int) Math.min(Pack.LANES, first + count - replica);
  }

  @Override
  public void advance(Interval interval, int from, int to) {
    check(!closed && from >= 0 && from < to && to <= interval.steps(), "steps");
    packs.forEach(pack -> pack.advance(interval, from, to));
    fetched.clear();
  }

  @Override
  public void fetch() {
    fetched.clear();
    for (Pack pack : packs) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try {
        pack.save(new DataOutputStream(bytes));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      fetched.add(bytes.toByteArray());
    }
  }

  /** {@inheritDoc} It has packs of its own, so that it sees what was fetched and nothing else. */
  @Override
  public Eye eye() {
    return new Eye() {
      private final Pack pack = cell.equation().pack(cell);
      private int seen = -1;

      @Override
      public void view(long replica, ReplicaView out) {
        int number = number(replica);
        long begin = first + (long) number * Pack.LANES;
        if (number != seen) {
          pack.start(begin, lanes(begin));
          restore(pack, fetched.get(number));
          seen = number;
        }
        pack.view((int) (replica - begin), out);
      }
    };
  }

  private static void restore(Pack pack, byte[] bytes) {
    try {
      pack.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int number(long replica) {
    check(!closed && replica >= first && replica < first + count && fetched.size() == packs.size(), "fetched");
    return (int) (replica - first) / Pack.LANES;
  }

  @Override
  public void save(long from, int replicas, DataOutput out) throws IOException {
    check(from % Pack.LANES == 0 && from + replicas <= first + count, "save");
    for (long replica = from; replica < from + replicas; replica += Pack.LANES) {
      out.write(fetched.get(number(replica)));
    }
  }

  @Override
  public void restore(long from, int replicas, DataInput in) throws IOException {
    check(!closed && from % Pack.LANES == 0 && from + replicas <= first + count, "restore");
    for (long replica = from; replica < from + replicas; replica += Pack.LANES) {
      packs.get((int) (replica - first) / Pack.LANES).restore(in);
    }
    fetched.clear();
  }

  /** True once it gave back what it held. */
  public boolean closed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static void check(boolean right, String what) {
    if (!right) {
      throw new IllegalStateException("the flock was used otherwise than its interface has it: " + what);
    }
  }
}
