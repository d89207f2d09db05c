package lawsweep.benchmarks.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import lawsweep.cuda.Gpu;
import lawsweep.cuda.Lane;
import lawsweep.gpu.ensemble.DeviceFlocks;
import lawsweep.langevin.cell.CellValues;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.Initial;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.langevin.riemannian.Downstairs;
import lawsweep.langevin.riemannian.Upstairs;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/**
 * A simulation of an ensemble as a sweep does it, with starts and the observables of the first and the last record:
 * E = ½ Tr WᵀW, β = κ = 1, steps of 0.005.
 */
public final class LangevinSteps implements Work {

  private static final double STEP = 0.005;
  private static final double MOST_DEFECT = 1e-10;

  private final Team team;
  private final Backend backend;
  /** A lane of the GPU, if there is one. */
  private final Optional<Lane> lane;
  private final LangevinCell cell;
  private final int steps;
  private final LangevinSimulator simulator = new LangevinSimulator();
  private LangevinResult result;

  /**
   * Prepares a cell.
   *
   * @param backend what moves the replicas; closed with this work
   * @param team threads for the rest
   */
  public LangevinSteps(Backend backend, Team team, EnsembleSize size) {
    this.backend = backend;
    this.team = team;
    this.steps = size.steps();
    this.cell = cell(size);
    this.lane = backend.gpu().map(Gpu::lane);
    if (lane.isPresent() && !DeviceFlocks.suitsShape(cell)) {
      close();
      throw new IllegalArgumentException("no GPU moves width " + size.width() + " at depth " + size.depth());
    }
  }

  /** The simulation of a size. */
  public static LangevinCell cell(EnsembleSize size) {
    double time = size.steps() * STEP;
    return new CellValues().put(Parameters.DYNAMICS, size.upstairs() ? new Upstairs() : new Downstairs())
        .put(Parameters.DEPTH, size.depth()).put(Parameters.WIDTH, size.width())
        .put(Parameters.ENERGY, Energy.quadratic()).put(Parameters.INITIAL, new Initial.Gaussian(0.5))
        .put(Parameters.STEP, STEP).put(Parameters.TIME, time).put(Parameters.REPLICAS, size.replicas()).cell(0, 0);
  }

  @Override
  public void run() {
    try {
      result = lane.isEmpty()
          ? simulator.simulate(cell, Double.POSITIVE_INFINITY, team, Stop.NEVER, CheckpointStore.NONE)
          : simulator.simulate(cell, Double.POSITIVE_INFINITY, team, Stop.NEVER, CheckpointStore.NONE,
              new DeviceFlocks(lane.get(), backend.gpu().orElseThrow().facts()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Floating-point operations of one step of one replica. */
  public double operations() {
    return simulator.operationsPerStep(cell);
  }

  /** Steps of replicas in a run. */
  public long replicaSteps() {
    return (long) cell.replicas() * steps;
  }

  @Override
  public String check() {
    double defect = result.rows().stream().filter(row -> row.observable().equals("balance_defect_max"))
        .mapToDouble(ObservableRow::mean).max().orElse(0);
    if (result.blownUp() > 0 || result.replicaSteps() != replicaSteps() || !(defect < MOST_DEFECT)) {
      throw new IllegalStateException(
          cell.key() + ": " + result.blownUp() + " replicas blew up, balance defect " + defect + ", steps "
              + result.replicaSteps());
    }
    return "-";
  }

  @Override
  public void close() {
    lane.ifPresent(Lane::close);
    backend.close();
  }
}
