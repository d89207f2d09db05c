package lawsweep.langevin.ensemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.cell.WarmUp;
import lawsweep.langevin.flock.FlockEngine;
import lawsweep.langevin.pack.LanePack;
import lawsweep.langevin.statistics.EnsembleTable;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * Simulates cells. Safe for use by many threads. It knows for how long it had replicas go one by one: in its first
 * seconds they do, as a {@link WarmUp} has it. Its results do not depend on that.
 */
public final class LangevinSimulator {

  /** The version of the engine: results of one version are the same bits everywhere. */
  public static final String ENGINE = Rules.SECOND.label();

  /** The version of checkpoints, which is that of what replicas do, since program version 0.1.0. */
  public static final String CHECKPOINTS = "1";

  private final WarmUp warmUp;

  /** One that has simulated nothing yet. */
  public LangevinSimulator() {
    this(WarmUp.cold());
  }

  /** One whose replicas go one by one as long as the warm-up lasts. */
  LangevinSimulator(WarmUp warmUp) {
    this.warmUp = warmUp;
  }

  /** What a cell is expected to cost, in floating-point operations' worth of time; a pure function of the cell. */
  public double cost(LangevinCell cell) {
    return flops(cell) * slowness(cell);
  }

  /**
   * What an operation in lanes costs at the rate of plans: small matrices wait for roots and quotients. Measured for
   * project-balance with d = 2 and 4 and for frame with d = 32; operations of other schemes are equivalents in time.
   */
  private static double slowness(LangevinCell cell) {
    boolean lanes = cell.scheme().equals(Scheme.PROJECT_BALANCE) || cell.scheme().equals(Scheme.FRAME);
    return lanes ? 2 + 10.0 / cell.width() : 1;
  }

  /** Floating-point operations of a cell, about; a pure function of the cell. */
  public double flops(LangevinCell cell) {
    double steps = cell.scheme().adaptive()
        ? AdaptiveCost.evaluations(cell)
        : TimeGrid.of(cell).steps();
    double records = TimeGrid.of(cell).times().length;
    return cell.replicas() * (steps * operationsPerStep(cell) + records * operationsPerRecord(cell));
  }

  /** The part of {@link #cost} that measures replicas at records. */
  public double costOfRecords(LangevinCell cell) {
    return slowness(cell) * cell.replicas() * TimeGrid.of(cell).times().length * operationsPerRecord(cell);
  }

  /** About what it takes to measure one replica at a record. */
  private static double operationsPerRecord(LangevinCell cell) {
    double d = cell.width();
    return 2000 + 100 * d * d * d;
  }

  /** What to know before a cell is run: that it is so stiff that it takes long, or too long. */
  public Optional<String> caution(LangevinCell cell) {
    return AdaptiveCost.caution(cell);
  }

  /**
   * Floating-point operations of one step of one replica. Those of project-balance and frame are counted (a fused
   * product is two), but for those of Dyson; the others are a rough equivalent in time.
   */
  public double operationsPerStep(LangevinCell cell) {
    return cell.equation().operationsPerStep(cell);
  }

  /** Peak heap of a cell on a number of threads, without its result. */
  public long memoryBytes(LangevinCell cell, int threads) {
    long matrix = 8L * cell.width() * cell.width() * Pack.LANES;
    long table = EnsembleTable.memoryBytes(cell, TimeGrid.of(cell).times().length);
    return (Math.min(threads, Deal.of(cell).chunks()) + 2L) * (table + matrix * matricesPerReplica(cell));
  }

  /** About what replicas of each scheme were seen to allocate, in matrices of d². */
  private static long matricesPerReplica(LangevinCell cell) {
    return 32 + (cell.depth() == LangevinCell.INFINITE ? 1 : cell.depth()) * matricesPerFactor(cell);
  }

  /** States and products of factors; the stages of an adaptive step; both twice where replicas go in lanes, too. */
  private static long matricesPerFactor(LangevinCell cell) {
    if (cell.scheme().equals(Scheme.PROJECT_BALANCE)) {
      return 5;
    } else if (cell.side() == Side.DOWNSTAIRS) {
      return cell.scheme().equals(Scheme.FRAME) ? 2 : 0;
    }
    boolean lanes = LanePack.suits(cell);
    return cell.scheme().adaptive() ? lanes ? 27 : 15 : lanes ? 10 : 7;
  }

  /** How many rows a cell's table of observables has, about. */
  public long resultRows(LangevinCell cell) {
    return EnsembleTable.rows(cell, TimeGrid.of(cell).times().length);
  }

  /** How many threads a cell can use. */
  public int parallelism(LangevinCell cell) {
    return Deal.of(cell).chunks();
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
   * @throws lawsweep.work.OutOfReachException if a flow turns out to be too stiff
   * @throws IOException if a checkpoint cannot be read or written
   */
  public LangevinResult simulate(
      LangevinCell cell, double seconds, Team team, Stop stop, CheckpointStore checkpoints) throws IOException {
    return new Ensemble(cell, Rules.SECOND, seconds, stop, checkpoints, warmUp)
        .run(team, Optional.empty());
  }

  /**
   * The same, watched.
   *
   * @param watch sees the factors of the first replica; the equation has such
   */
  public LangevinResult simulate(LangevinCell cell, double seconds, Team team, Stop stop, CheckpointStore checkpoints,
      FactorWatch watch) throws IOException {
    return new Ensemble(cell, Rules.SECOND, seconds, stop, checkpoints, warmUp)
        .run(team, Optional.of(watch));
  }

  /**
   * The same by flocks: the same bits. The equation saves no factors.
   *
   * @param engine moves the replicas; it suits the cell
   * @param team threads for starts and observables, and for what packs have begun
   * @throws lawsweep.work.DeviceLostException if the device is lost; how far the simulation came is kept
   * @throws lawsweep.work.OutOfDeviceMemoryException if the device has too little memory; likewise
   */
  public LangevinResult simulate(LangevinCell cell, double seconds, Team team, Stop stop, CheckpointStore checkpoints,
      FlockEngine engine) throws IOException {
    return new Ensemble(cell, Rules.SECOND, seconds, stop, checkpoints, warmUp).run(engine, team);
  }

  /** Peak heap of a cell beside the device that moves its replicas, without its result. */
  public long memoryBesideDevice(LangevinCell cell) {
    return StepRoom.memoryBytes(cell);
  }

  /** A checkpoint of a cell that a device moves takes so many bytes at most. */
  public long checkpointBesideDevice(LangevinCell cell) {
    return StepRoom.checkpointBytes(cell);
  }

  /** How many replicas of a cell a device is to move in step, if it can hold so many; a pure function of the cell. */
  public int replicasInStep(LangevinCell cell) {
    return StepRoom.replicas(cell);
  }

  /**
   * Simulates a cell once more, by the rules of any version.
   *
   * @param cell checked by {@link lawsweep.langevin.cell.CellRules}
   * @param team threads to share the replicas
   * @param stop asked some fifty times a second
   * @throws StoppedException if {@code stop} asked for it
   * @throws lawsweep.work.OutOfReachException if a flow turns out to be too stiff
   */
  public LangevinResult again(LangevinCell cell, Rules rules, Team team, Stop stop) {
    try {
      return new Ensemble(cell, rules, Double.POSITIVE_INFINITY, stop, CheckpointStore.NONE, warmUp)
          .run(team, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
