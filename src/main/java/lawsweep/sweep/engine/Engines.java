package lawsweep.sweep.engine;

import java.io.IOException;
import lawsweep.kernel.Kernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.sweep.grid.Cell;
import lawsweep.sweep.record.Outcome;
import lawsweep.work.CheckpointStore;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;

/**
 * What computes the cells of a sweep, an engine for each kind.
 *
 * @param counter counts laws
 * @param simulator simulates the deep linear network
 */
public record Engines(CellCounter counter, CellSimulator simulator) {

  /**
   * The engines of real runs.
   *
   * @param kernels compute
   * @param road chooses the road of each count
   */
  public static Engines of(Kernels kernels, RoadChoice road) {
    return new Engines(new EngineCounter(kernels, road), new EngineSimulator());
  }

  /** How a cell is computed, as records name it: the road of a count, the scheme of a simulation. */
  public String method(Cell cell) {
    return switch (cell) {
      case Cell.Count count -> counter.method(count.law());
      case Cell.Simulation simulation -> simulation.langevin().scheme().label();
    };
  }

  /** What a cell is expected to cost; a pure function of the cell, and quick. */
  public Estimate estimate(Cell cell) {
    return switch (cell) {
      case Cell.Count count -> counter.estimate(count.law());
      case Cell.Simulation simulation -> simulator.estimate(simulation.langevin());
    };
  }

  /** True if more than one thread can work on the cell. */
  public boolean spreads(Cell cell) {
    return switch (cell) {
      case Cell.Count _ -> true;
      case Cell.Simulation simulation -> simulator.spreads(simulation.langevin());
    };
  }

  /**
   * Computes one cell.
   *
   * @throws StoppedException if {@code stop} asked for it
   * @throws IOException if a checkpoint cannot be read or written
   */
  public Outcome run(Cell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints) throws IOException {
    return switch (cell) {
      case Cell.Count count -> new Outcome.Count(counter.count(count.law(), limits, team, stop));
      case Cell.Simulation simulation -> new Outcome.Simulation(simulator.engine(),
          simulator.simulate(simulation.langevin(), limits, team, stop, checkpoints));
    };
  }
}
