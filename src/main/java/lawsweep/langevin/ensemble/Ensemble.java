package lawsweep.langevin.ensemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.flock.FlockEngine;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.TimeLimitException;

/**
 * All replicas of a cell, dealt out to threads in chunks. The chunks are a function of the cell alone, and their tables
 * are merged in order: threads, interruptions and checkpoints change no bit of the result.
 */
final class Ensemble {

  private final LangevinCell cell;
  private final TimeGrid grid;
  private final Rules rules;
  private final Deal deal;
  private final EnsembleProgress progress;
  private final CheckpointStore checkpoints;
  private final Pacer pacer;
  private final WarmUp warmUp;

  Ensemble(LangevinCell cell, Rules rules, double seconds, Stop stop, CheckpointStore checkpoints, WarmUp warmUp) {
    this.warmUp = warmUp;
    this.cell = cell;
    this.grid = TimeGrid.of(cell);
    this.rules = rules;
    this.deal = Deal.of(cell);
    this.progress = new EnsembleProgress(cell, grid, rules);
    this.checkpoints = checkpoints;
    this.pacer = new Pacer(progress, checkpoints, stop, seconds, deal.chunks());
  }

  /**
   * Simulates what the checkpoint has not.
   *
   * @param watch sees the factors of the first replica
   * @throws StoppedException if the stop asked for it; a checkpoint is saved then
   * @throws TimeLimitException after the seconds allowed; likewise
   * @throws lawsweep.work.InputRefusedException if the checkpoint is another cell's or of a later version; it stays
   * @throws IOException if a checkpoint cannot be loaded or saved
   */
  LangevinResult run(Team team, Optional<FactorWatch> watch) throws IOException {
    return run(() -> onProcessor(team, watch));
  }

  /**
   * Simulates what the checkpoint has not: by flocks, and by packs what packs have begun.
   *
   * @param team computes starts and observables beside the engine, and packs
   * @throws lawsweep.work.DeviceLostException if the device is lost; a checkpoint is saved then
   * @throws lawsweep.work.OutOfDeviceMemoryException if the device has too little memory; likewise
   * @throws StoppedException as above
   * @throws TimeLimitException as above
   * @throws lawsweep.work.InputRefusedException if the checkpoint is another cell's or of a later version; it stays
   * @throws IOException if a checkpoint cannot be loaded or saved
   */
  LangevinResult run(FlockEngine engine, Team team) throws IOException {
    return run(() -> {
      new Flocks(cell, grid, rules, progress).run(engine, team, pacer);
      onProcessor(team, Optional.empty());
    });
  }

  /** What may end with an exception, and is saved then. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private LangevinResult run(Work work) throws IOException {
    Optional<byte[]> checkpoint = checkpoints.load();
    if (checkpoint.isPresent()) {
      pacer.read(() -> progress.read(checkpoint.get()));
    }
    try {
      work.run();
    } catch (StoppedException | TimeLimitException | DeviceLostException | OutOfDeviceMemoryException e) {
      checkpoints.save(progress.write());
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    EnsembleTable table = progress.all();
    return new LangevinResult(table.rows(rules.printed(cell, grid)), table.blownUp(), table.firstBlownUp(),
        Math.multiplyExact(grid.steps(), (long) cell.replicas()));
  }

  private void onProcessor(Team team, Optional<FactorWatch> watch) {
    team.forEach(deal.chunks(), number -> runChunk(number, watch));
  }

  private void runChunk(int number, Optional<FactorWatch> watch) {
    if (progress.done(number)) {
      return;
    }
    try {
      Chunk chunk = new Chunk(cell, grid, rules, deal.first(number), deal.end(number), watch);
      chunk.warm(warmUp);
      Optional<byte[]> snapshot = progress.snapshot(number);
      if (snapshot.isPresent()) {
        pacer.read(() -> chunk.read(new DataInputStream(new ByteArrayInputStream(snapshot.get()))));
      }
      Pacer.Look look = pacer.new Look(() -> progress.keep(number, bytes(chunk)));
      look.check();
      progress.finish(number, chunk.run(running -> look.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Chunk chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    chunk.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
