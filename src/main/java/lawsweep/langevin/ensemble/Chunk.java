package lawsweep.langevin.ensemble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
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
 * the cache. A chunk can be written at any step and read again; also one whose replicas a flock left in step.
 */
public final class Chunk {

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Rules rules;
  private final Pack pack;
  private final ReplicaView view;
  private final Slice slice = new Slice();
  private final Optional<FactorWatch> watch;
  private final int first;
  private final int end;
  private EnsembleTable table;
  /** The packs after the one that runs, where a flock had brought them to a place; empty where they have not begun. */
  private Optional<LaterPacks> later = Optional.empty();
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
    this.cell = cell;
    this.grid = grid;
    this.rules = rules;
    this.pack = cell.equation().pack(cell);
    this.table = EnsembleTable.of(cell, grid.times(), rules);
    this.view = new ReplicaView(cell.width());
    this.first = first;
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
    while (replica < end) {
      if (!started) {
        begin();
        pause.look(this);
      }
      while (interval < grid.intervals().size()) {
        advance();
        pause.look(this);
      }
      if (later.isEmpty()) {
        table.finishPack();
      }
      replica += Pack.LANES;
      started = false;
    }
    if (later.isPresent()) {
      table.finishStep();
    }
    return table;
  }

  private void begin() {
    pack.start(replica, lanes());
    started = true;
    reach = 0;
    Place place = later.map(LaterPacks::place).orElse(Place.START);
    interval = place.interval();
    step = place.step();
    if (later.isEmpty()) {
      record(0);
      return;
    }
    try {
      later.get().restoreNext(pack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int lanes() {
    return Math.min(Pack.LANES, end - replica);
  }

  /** Does the steps of a slice, records included. */
  private void advance() {
    int left = slice.begin();
    while (left > 0 && interval < grid.intervals().size()) {
      Interval now = grid.intervals().get(interval);
      int to = reach > 0 ? reach : (int) Math.min(now.steps(), (long) step + left);
      if (!pack.advance(now, step, to, slice)) {
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
    slice.end();
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
    if (later.isPresent()) {
      out.writeInt(ChunkForm.IN_STEP);
      later.get().place().write(out);
    }
    if (reach > 0) {
      out.writeInt(ChunkForm.BROKEN_OFF);
      out.writeInt(reach);
    }
    out.writeInt(replica);
    out.writeBoolean(started);
    new Place(interval, step).write(out);
    table.write(out);
    if (later.isPresent()) {
      later.get().write(out);
    }
    if (started) {
      pack.save(out);
    }
    if (reach > 0) {
      pack.saveBreak(out);
    }
  }

  /** Reads what {@link #write} wrote, or a flock of a chunk that it left in step. */
  void read(DataInput in) throws IOException {
    Optional<Place> inStep = Optional.empty();
    replica = in.readInt();
    reach = 0;
    if (replica == ChunkForm.IN_STEP) {
      inStep = Optional.of(Place.read(in));
      replica = in.readInt();
    }
    if (replica == ChunkForm.BROKEN_OFF) {
      reach = in.readInt();
      replica = in.readInt();
    }
    started = in.readBoolean();
    Place place = Place.read(in);
    interval = place.interval();
    step = place.step();
    if (inStep.isPresent()) {
      table = EnsembleTable.inStep(cell, grid.times(), rules, first, end - first);
    }
    table.read(in);
    later = inStep.isEmpty() ? Optional.empty() : Optional.of(LaterPacks.read(inStep.get(), in));
    if (started) {
      pack.start(replica, lanes());
      pack.restore(in);
    }
    if (reach > 0) {
      pack.restoreBreak(in);
    }
  }
}
