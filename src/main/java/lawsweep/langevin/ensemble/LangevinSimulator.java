package lawsweep.langevin.ensemble;

import java.io.IOException;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/** Simulates cells. Safe for use by many threads. */
public final class LangevinSimulator {

  /** The version of the engine: results and checkpoints of one version are the same bits everywhere. */
  public static final String ENGINE = "1";

  /** Roughly what one evaluation of the adaptive solver's right-hand side is called in a unit of time. */
  private static final double EVALUATIONS_PER_TIME = 700;
  /** Adaptive flows slow down near their end: the time that counts. */
  private static final double ACTIVE_TIME = 20;

  /** What a cell is expected to cost, in floating-point operations; a pure function of the cell. */
  public double flops(LangevinCell cell) {
    double d = cell.width();
    double steps = cell.scheme().adaptive()
        ? EVALUATIONS_PER_TIME * Math.min(cell.time(), ACTIVE_TIME)
        : TimeGrid.of(cell).steps();
    double records = TimeGrid.of(cell).times().length;
    return cell.replicas() * (steps * operationsPerStep(cell) + records * (2000 + 100 * d * d * d));
  }

  /**
   * Floating-point operations of one step of one replica. They are counted for project-balance and frame (a fused
   * product is two); for the others they are a rough equivalent in time.
   */
  public double operationsPerStep(LangevinCell cell) {
    return cell.equation().operationsPerStep(cell);
  }

  /** Peak heap of a cell on a number of threads, without its result. */
  public long memoryBytes(LangevinCell cell, int threads) {
    long depth = cell.depth() == LangevinCell.INFINITE ? 1 : cell.depth();
    long matrix = 8L * cell.width() * cell.width() * Pack.LANES;
    long table = EnsembleTable.memoryBytes(cell, TimeGrid.of(cell).times().length);
    return (Math.min(threads, Ensemble.chunks(cell)) + 2L) * (table + matrix * (2 * depth + 16));
  }

  /** How many threads a cell can use. */
  public int parallelism(LangevinCell cell) {
    return Ensemble.chunks(cell);
  }

  /**
   * Simulates a cell, from its checkpoint if there is one.
   *
   * @param cell checked by {@link lawsweep.langevin.cell.CellRules}
   * @param seconds wall-clock seconds allowed, infinity for no limit
   * @param team threads to share the replicas
   * @param stop asked some fifty times a second
   * @param checkpoints keeps how far the simulation came: every half minute, and when it is stopped
   * @throws StoppedException if {@code stop} asked for it
   * @throws lawsweep.work.TimeLimitException if the seconds are used up
   * @throws IOException if a checkpoint cannot be read or written
   */
  public LangevinResult simulate(
      LangevinCell cell, double seconds, Team team, Stop stop, CheckpointStore checkpoints) throws IOException {
    return new Ensemble(cell, seconds, stop, checkpoints).run(team);
  }
}
