package lawsweep.langevin.ensemble;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import lawsweep.work.CheckpointStore;
import lawsweep.work.InputRefusedException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.TimeLimitException;

/** When an ensemble keeps how far it is, and when it must leave. For many threads. */
final class Pacer {

  private static final long CHECKPOINT_NANOS = 30_000_000_000L;

  private final EnsembleProgress progress;
  private final CheckpointStore checkpoints;
  private final Stop stop;
  private final double seconds;
  private final int chunks;
  private final long start = System.nanoTime();
  private final AtomicLong lastCheckpoint = new AtomicLong(start);

  /**
   * The clock starts.
   *
   * @param seconds allowed
   * @param chunks how many there are
   */
  Pacer(EnsembleProgress progress, CheckpointStore checkpoints, Stop stop, double seconds, int chunks) {
    this.progress = progress;
    this.checkpoints = checkpoints;
    this.stop = stop;
    this.seconds = seconds;
    this.chunks = chunks;
  }

  /** Keeps snapshots of what runs in the ensemble's progress. */
  @FunctionalInterface
  interface Keeper {
    void keep() throws IOException;
  }

  /** Reads what a checkpoint has. */
  @FunctionalInterface
  interface Reader {
    void read() throws IOException;
  }

  /**
   * Reads what a checkpoint has.
   *
   * @throws InputRefusedException if it is none of this program; the checkpoint stays
   */
  void read(Reader reader) {
    try {
      reader.read();
    } catch (IOException e) {
      throw new InputRefusedException("expected a checkpoint that this version can go on from in " + checkpoints.place()
          + ": " + (e instanceof EOFException ? "it ends too soon" : e.getMessage())
          + "; go on with the version that wrote it, or delete it and the cell starts anew", e);
    }
  }

  /** Looks in between slices of one chunk, or of chunks in step. */
  final class Look {
    private final Keeper keeper;
    private long lastSnapshot = System.nanoTime();

    Look(Keeper keeper) {
      this.keeper = keeper;
    }

    /**
     * Keeps what is due, and leaves if it must.
     *
     * @throws StoppedException if that was asked for
     * @throws TimeLimitException if the time is used up
     */
    void now() {
      try {
        long now = System.nanoTime();
        if (now - lastSnapshot > CHECKPOINT_NANOS / 2) {
          lastSnapshot = now;
          keeper.keep();
        }
        long last = lastCheckpoint.get();
        if (now - last > CHECKPOINT_NANOS && lastCheckpoint.compareAndSet(last, now)) {
          checkpoints.save(progress.write());
        }
        check();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Leaves if it must. */
    void check() throws IOException {
      boolean late = (System.nanoTime() - start) * 1e-9 > seconds;
      if (!late && !stop.requested()) {
        return;
      }
      keeper.keep();
      if (stop.requested()) {
        throw new StoppedException();
      }
      throw new TimeLimitException(
          "after %.1f s with %d of %d groups of replicas done".formatted(seconds, progress.doneChunks(), chunks));
    }
  }
}
