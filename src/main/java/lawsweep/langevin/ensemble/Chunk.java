package lawsweep.langevin.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.StoppedException;

/**
 * Some consecutive replicas of a cell. They are simulated pack after pack, each over the whole time while it stays in
 * the cache. A chunk can be written at any step and read again.
 */
public final class Chunk {

  /** How long a pack advances between two looks at the clock. */
  private static final long SLICE_NANOS = 20_000_000;
  /** Comes first in what is written of a chunk whose pack broke off; of others it is a replica's number. */
  private static final int BROKEN_OFF = -2;

  private final TimeGrid grid;
  private final Pack pack;
  private final EnsembleTable table;
  private final ReplicaView view;
  private final Optional<FactorWatch> watch;
  private final int end;
  /** The first replica of the pack that runs. */
  private int replica;
  private boolean started;
  private int interval;
  private int step;
  /** The step up to which the pack broke off on its way; 0 if it did not. */
  private int reach;

  /**
   * A chunk that has not begun, by the rules of now.
   *
   * @param first its first replica
   * @param end the first replica that is not its own
   */
  public Chunk(LangevinCell cell, TimeGrid grid, int first, int end) {
    this(cell, grid, Rules.SECOND, first, end, Optional.empty());
  }

  /** A chunk that has not begun, by any rules, and who looks at the first replica if that is its own. */
  Chunk(LangevinCell cell, TimeGrid grid, Rules rules, int first, int end, Optional<FactorWatch> watch) {
    this.watch = watch;
    this.grid = grid;
    this.pack = cell.equation().pack(cell);
    this.table = EnsembleTable.of(cell, grid.times(), rules);
    this.view = new ReplicaView(cell.width());
    this.end = end;
    this.replica = first;
  }

  /** Lets replicas that can advance together go one by one for a while; changes no bit. */
  void warm(WarmUp warmUp) {
    pack.warm(warmUp);
  }

  /** Looks in between slices of work. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Called about fifty times a second, and when a pack has begun.
     *
     * @throws StoppedException to leave; the chunk is consistent
     */
    void look(Chunk chunk);
  }

  /** Simulates all that is left. */
  public EnsembleTable run(Pause pause) {
    int slice = 1;
    while (replica < end) {
      if (!started) {
        begin();
        pause.look(this);
      }
      while (interval < grid.intervals().size()) {
        slice = advance(slice);
        pause.look(this);
      }
      table.finishPack();
      replica += Pack.LANES;
      started = false;
    }
    return table;
  }

  private void begin() {
    pack.start(replica, lanes());
    started = true;
    interval = 0;
    step = 0;
    reach = 0;
    record(0);
  }

  private int lanes() {
    return Math.min(Pack.LANES, end - replica);
  }

  /** Does up to {@code slice} steps, records included; returns how many to do next time. */
  private int advance(int slice) {
    long start = System.nanoTime();
    Break due = () -> System.nanoTime() - start > SLICE_NANOS;
    int left = slice;
    while (left > 0 && interval < grid.intervals().size()) {
      Interval now = grid.intervals().get(interval);
      int to = reach > 0 ? reach : (int) Math.min(now.steps(), (long) step + left);
      if (!pack.advance(now, step, to, due)) {
        reach = to;
        break;
      }
      reach = 0;
      left -= to - step;
      step = to;
      if (step == now.steps()) {
        interval++;
        step = 0;
        record(interval);
      }
    }
    long nanos = System.nanoTime() - start;
    return nanos > SLICE_NANOS ? Math.max(1, slice / 2)
        : nanos < SLICE_NANOS / 4 ? Math.min(1 << 24, slice * 2) : slice;
  }

  private void record(int number) {
    for (int lane = 0; lane < lanes(); lane++) {
      pack.view(lane, view);
      table.add(number, replica + lane, view);
    }
    if (replica == 0 && watch.isPresent()) {
      try {
        watch.get().at(number, pack.factors(0).orElseThrow());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes how far the chunk is. */
  void write(DataOutput out) throws IOException {
    if (reach > 0) {
      out.writeInt(BROKEN_OFF);
      out.writeInt(reach);
    }
    out.writeInt(replica);
    out.writeBoolean(started);
    out.writeInt(interval);
    out.writeInt(step);
    table.write(out);
    if (started) {
      pack.save(out);
    }
    if (reach > 0) {
      pack.saveBreak(out);
    }
  }

  /** True if what {@link #write} wrote is of a chunk inside a step, which 0.1.0 did not know. */
  static boolean brokenOff(byte[] written) {
    return written.length >= Integer.BYTES && ByteBuffer.wrap(written).getInt() == BROKEN_OFF;
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    replica = in.readInt();
    reach = 0;
    if (replica == BROKEN_OFF) {
      reach = in.readInt();
      replica = in.readInt();
    }
    started = in.readBoolean();
    interval = in.readInt();
    step = in.readInt();
    table.read(in);
    if (started) {
      pack.start(replica, lanes());
      pack.restore(in);
    }
    if (reach > 0) {
      pack.restoreBreak(in);
    }
  }
}
