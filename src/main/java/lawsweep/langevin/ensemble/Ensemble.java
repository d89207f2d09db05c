package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;

/**
 * All replicas of a cell, dealt out to threads in chunks. The chunks are a function of the cell alone, and their tables
 * are merged in order: threads, interruptions and checkpoints change no bit of the result.
 */
final class Ensemble {

  /** Roughly how many chunks a large ensemble has: enough for many threads, few tables to merge. */
  private static final int CHUNKS = 256;
  private static final long CHECKPOINT_NANOS = 30_000_000_000L;

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Rules rules;
  private final int chunkReplicas;
  private final int chunks;
  private final EnsembleProgress progress;
  private final CheckpointStore checkpoints;
  private final Stop stop;
  private final long start = System.nanoTime();
  private final double seconds;
  private final AtomicLong lastCheckpoint = new AtomicLong(start);
  private final WarmUp warmUp;

  Ensemble(LangevinCell cell, Rules rules, double seconds, Stop stop, CheckpointStore checkpoints, WarmUp warmUp) {
    this.warmUp = warmUp;
    this.cell = cell;
    this.grid = TimeGrid.of(cell);
    this.rules = rules;
    int packs = (cell.replicas() + Pack.LANES - 1) / Pack.LANES;
    this.chunkReplicas = Pack.LANES * ((packs + CHUNKS - 1) / CHUNKS);
    this.chunks = chunks(cell);
    this.progress = new EnsembleProgress(cell, grid, rules);
    this.checkpoints = checkpoints;
    this.stop = stop;
    this.seconds = seconds;
  }

  /** How many chunks a cell has: the most threads that can work on it. */
  static int chunks(LangevinCell cell) {
    int packs = (cell.replicas() + Pack.LANES - 1) / Pack.LANES;
    int chunkPacks = (packs + CHUNKS - 1) / CHUNKS;
    return (packs + chunkPacks - 1) / chunkPacks;
  }

  /**
   * Simulates what the checkpoint has not.
   *
   * @param watch sees the factors of the first replica
   * @throws StoppedException if the stop asked for it; a checkpoint is saved then
   * @throws TimeLimitException after the seconds allowed; likewise
   * @throws IOException if a checkpoint cannot be read or written
   */
  LangevinResult run(Team team, Optional<FactorWatch> watch) throws IOException {
    Optional<byte[]> checkpoint = checkpoints.load();
    if (checkpoint.isPresent()) {
      progress.read(checkpoint.get());
    }
    try {
      team.forEach(chunks, number -> runChunk(number, watch));
    } catch (StoppedException | TimeLimitException e) {
      checkpoints.save(progress.write());
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    EnsembleTable table = progress.all();
    return new LangevinResult(table.rows(rules.printed(cell, grid)), table.blownUp(), table.firstBlownUp(),
        Math.multiplyExact(grid.steps(), (long) cell.replicas()));
  }

  private void runChunk(int number, Optional<FactorWatch> watch) {
    if (progress.done(number)) {
      return;
    }
    try {
      int first = number * chunkReplicas;
      Chunk chunk = new Chunk(cell, grid, rules, first, Math.min(cell.replicas(), first + chunkReplicas),
          watch);
      chunk.warm(warmUp);
      Optional<byte[]> snapshot = progress.snapshot(number);
      if (snapshot.isPresent()) {
        chunk.read(new DataInputStream(new ByteArrayInputStream(snapshot.get())));
      }
      Pacer pacer = new Pacer(number);
      pacer.check(chunk);
      progress.finish(number, chunk.run(pacer::look));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps snapshots of one chunk from time to time, and leaves when it must. */
  private final class Pacer {
    private final int number;
    private long lastSnapshot = System.nanoTime();

    Pacer(int number) {
      this.number = number;
    }

    void look(Chunk chunk) {
      try {
        long now = System.nanoTime();
        if (now - lastSnapshot > CHECKPOINT_NANOS / 2) {
          lastSnapshot = now;
          progress.keep(number, bytes(chunk));
        }
        long last = lastCheckpoint.get();
        if (now - last > CHECKPOINT_NANOS && lastCheckpoint.compareAndSet(last, now)) {
          checkpoints.save(progress.write());
        }
        check(chunk);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void check(Chunk chunk) throws IOException {
      boolean late = (System.nanoTime() - start) * 1e-9 > seconds;
      if (!late && !stop.requested()) {
        return;
      }
      progress.keep(number, bytes(chunk));
      if (stop.requested()) {
        throw new StoppedException();
      }
      throw new TimeLimitException(
          "after %.1f s with %d of %d groups of replicas done".formatted(seconds, progress.doneChunks(), chunks));
    }
  }

  private static byte[] bytes(Chunk chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    chunk.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
