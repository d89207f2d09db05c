package lawsweep.langevin.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.StoppedException;

/**
 * Some consecutive replicas of a cell. They are simulated pack after pack, each over the whole time while it stays in
 * the cache. A chunk can be written at any step and read again.
 */
public final class Chunk {

  /** How long a pack advances between two looks at the clock. */
  private static final long SLICE_NANOS = 20_000_000;

  private final TimeGrid grid;
  private final Pack pack;
  private final EnsembleTable table;
  private final ReplicaView view;
  private final int end;
  /** The first replica of the pack that runs. */
  private int replica;
  private boolean started;
  private int interval;
  private int step;

  /**
   * A chunk that has not begun.
   *
   * @param first its first replica
   * @param end the first replica that is not its own
   */
  public Chunk(LangevinCell cell, TimeGrid grid, int first, int end) {
    this.grid = grid;
    this.pack = cell.equation().pack(cell);
    this.table = EnsembleTable.of(cell, grid.times());
    this.view = new ReplicaView(cell.width());
    this.end = end;
    this.replica = first;
  }

  /** Looks in between slices of work. */
  @FunctionalInterface
  public interface Pause {

    /**
     * Called about fifty times a second.
     *
     * @throws StoppedException to leave; the chunk is consistent
     */
    void look(Chunk chunk);
  }

  /** Simulates all that is left. */
  public EnsembleTable run(Pause pause) {
    int slice = 1;
    while (replica < end) {
      begin();
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
    if (!started) {
      pack.start(replica, lanes());
      started = true;
      interval = 0;
      step = 0;
      record(0);
    }
  }

  private int lanes() {
    return Math.min(Pack.LANES, end - replica);
  }

  /** Does up to {@code slice} steps, records included; returns how many to do next time. */
  private int advance(int slice) {
    long start = System.nanoTime();
    int left = slice;
    while (left > 0 && interval < grid.intervals().size()) {
      Interval now = grid.intervals().get(interval);
      int to = (int) Math.min(now.steps(), (long) step + left);
      pack.advance(now, step, to);
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
  }

  /** Writes how far the chunk is. */
  void write(DataOutput out) throws IOException {
    out.writeInt(replica);
    out.writeBoolean(started);
    out.writeInt(interval);
    out.writeInt(step);
    table.write(out);
    if (started) {
      pack.save(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    replica = in.readInt();
    started = in.readBoolean();
    interval = in.readInt();
    step = in.readInt();
    table.read(in);
    if (started) {
      pack.start(replica, lanes());
      pack.restore(in);
    }
  }
}
