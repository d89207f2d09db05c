package lawsweep.kind.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.CellRules;
import lawsweep.langevin.cell.FactorWatch;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinResult;
import lawsweep.langevin.cell.Rules;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.spec.InputFiles;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.Check;
import lawsweep.sweep.Column;
import lawsweep.sweep.Entries;
import lawsweep.sweep.Kind;
import lawsweep.sweep.RecordShape;
import lawsweep.sweep.Table;
import lawsweep.work.CheckpointStore;
import lawsweep.work.DeviceShare;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;

/** Simulations of the deep linear network: the entries {@code langevin} of a spec. */
public class SimulationKind implements Kind<SimulationCell, SimulationOutcome> {

  /** What a simulation that lost replicas falls short of. */
  public static final Caveat BLOWN_UP = new Caveat("blown up", "with blown-up replicas");

  /** The key of the spec whose entries ask for simulations. */
  static final String ENTRIES = "langevin";

  /** Threads for which memory is estimated: the estimate is to be the same on every machine. */
  private static final int THREADS = 16;

  /** Simulations are computed again to be checked if they take a second or so of one core. */
  private static final double CHEAP_FLOPS = Estimate.FLOPS_PER_SECOND;

  /** What a row of the table of observables takes in a record. */
  private static final long ROW_BYTES = 80;

  private final LangevinSimulator simulator = new LangevinSimulator();
  private final Optional<Path> directory;
  private final SimulationGpu gpu;

  /** Simulations on the processor that save no factors. */
  public SimulationKind() {
    this(SimulationGpu.NONE);
  }

  /**
   * Simulations that save no factors, where there may be a GPU.
   *
   * @param gpu says which cells a GPU takes, or simulates them on one
   */
  public SimulationKind(SimulationGpu gpu) {
    this(Optional.empty(), gpu);
  }

  private SimulationKind(Optional<Path> directory, SimulationGpu gpu) {
    this.directory = directory;
    this.gpu = gpu;
  }

  /** The version of the rules: results of one version are the same bits everywhere. */
  protected String engine() {
    return LangevinSimulator.ENGINE;
  }

  @Override
  public final Class<SimulationCell> cells() {
    return SimulationCell.class;
  }

  @Override
  public final String entries() {
    return ENTRIES;
  }

  @Override
  public final String example() {
    return "dynamics: upstairs, depth: 2, width: 2, time: 1, step: 0.01";
  }

  @Override
  public final Entries<SimulationCell> reader(InputFiles files) {
    return new SimulationEntries(files);
  }

  @Override
  public final Optional<CellFiles> leaves(SimulationCell cell) {
    return cell.checkpoints() ? Optional.of(SavedFactors.of(cell.langevin())) : Optional.empty();
  }

  @Override
  public Kind<SimulationCell, SimulationOutcome> at(Path results) {
    return new SimulationKind(Optional.of(results), gpu);
  }

  @Override
  public final List<RecordShape> shapes(long sweepSeed) {
    return List.of(SimulationRecords.SHAPE);
  }

  @Override
  public final List<Column> columns() {
    return SimulationRecords.COLUMNS;
  }

  @Override
  public final List<Table> tables() {
    return List.of(SimulationTable.OBSERVABLES, SimulationTable.AVERAGES, SimulationTable.JUMPS,
        SimulationTable.DENSITIES);
  }

  /** The scheme. */
  @Override
  public final String label(SimulationCell cell) {
    return cell.langevin().scheme().label();
  }

  @Override
  public Estimate estimate(SimulationCell cell) {
    int threads = Math.min(THREADS, simulator.parallelism(cell.langevin()));
    return new Estimate(simulator.cost(cell.langevin()), simulator.memoryBytes(cell.langevin(), threads), 0,
        simulator.caution(cell.langevin()));
  }

  @Override
  public final Estimate estimate(SimulationCell cell, Limits limits) {
    return gpu.lane().isPresent() ? besideDevice(cell) : estimate(cell);
  }

  private Estimate besideDevice(SimulationCell cell) {
    Estimate estimate = estimate(cell);
    return new Estimate(estimate.flops(), simulator.memoryBesideDevice(cell.langevin()), estimate.bracketLength(),
        estimate.caution());
  }

  /** Nothing of cells whose factors are saved, or which need more memory beside it than the limit allows. */
  @Override
  public final Optional<DeviceShare> device(SimulationCell cell, Limits limits) {
    return cell.checkpoints() ? Optional.empty()
        : gpu.share(cell.langevin()).filter(_ -> LimitCheck.refuse(besideDevice(cell), limits).isEmpty());
  }

  @Override
  public final long recordBytes(SimulationCell cell) {
    return simulator.resultRows(cell.langevin()) * ROW_BYTES;
  }

  @Override
  public final long checkpointBytes(SimulationCell cell) {
    if (device(cell, Limits.DEFAULT).isPresent()) {
      return simulator.checkpointBesideDevice(cell.langevin());
    }
    return estimate(cell).memoryBytes() + (cell.checkpoints() ? SavedFactors.bytes(cell.langevin()) : 0);
  }

  @Override
  public int parallelism(SimulationCell cell) {
    return simulator.parallelism(cell.langevin());
  }

  @Override
  public final Optional<String> checkpointOwner(SimulationCell cell) {
    return Optional.of(LangevinSimulator.CHECKPOINTS + " " + cell.langevin().randomName());
  }

  @Override
  public Simulated run(SimulationCell cell, Limits limits, Team team, Stop stop, CheckpointStore checkpoints)
      throws IOException {
    if (gpu.lane().isPresent()) {
      FlockLane lane = gpu.lane().get();
      return new Simulated(engine(), simulator.simulate(cell.langevin(), limits.seconds(), lane.team(), stop,
          checkpoints, lane.engine()));
    }
    if (directory.isEmpty() || !cell.checkpoints()) {
      return new Simulated(engine(),
          simulator.simulate(cell.langevin(), limits.seconds(), team, stop, checkpoints));
    }
    FactorWatch saved = new SavedFactors(cell.langevin(), directory.get());
    LangevinResult result =
        simulator.simulate(cell.langevin(), limits.seconds(), team, stop, checkpoints, saved);
    // A simulation that went on from the middle does not pass the records before again, whose files may be gone.
    return new Simulated(engine(), SavedFactors.of(cell.langevin()).missing(directory.get()).isEmpty() ? result
        : simulator.simulate(cell.langevin(), limits.seconds(), team, stop, CheckpointStore.NONE, saved));
  }

  /**
   * Cheap simulations are computed again by the rules of their record, and every bit must agree; of others, and of
   * those of rules that are not known here, only the record itself is checked.
   */
  @Override
  public final Check check(SimulationCell cell, SimulationOutcome outcome, Team team, Stop stop) {
    LangevinCell langevin = cell.langevin();
    Optional<String> violation = CellRules.check(langevin).map(
        rule -> "the simulation cannot be asked for: " + rule.wrong() + "; " + rule.right());
    if (violation.isPresent()) {
      return new Check(Check.How.READ, violation);
    }
    boolean known = outcome.engine().equals(engine()) || Rules.of(outcome.engine()).isPresent();
    if (!known || estimate(cell).flops() > CHEAP_FLOPS) {
      return new Check(Check.How.READ, Optional.empty());
    }
    SimulationClaim claimed = outcome.claim(langevin);
    SimulationClaim found = again(cell, outcome.engine(), team, stop).claim(langevin);
    return new Check(Check.How.AGAIN, found.equals(claimed)
        ? Optional.empty()
        : Optional.of("expected the observables with the fingerprint " + found.fingerprint() + ", got "
            + claimed.fingerprint()));
  }

  private Simulated again(SimulationCell cell, String engine, Team team, Stop stop) {
    if (!engine.equals(engine())) {
      return new Simulated(engine, simulator.again(cell.langevin(), Rules.of(engine).orElseThrow(), team, stop));
    }
    try {
      return run(new SimulationCell(cell.langevin()), Limits.DEFAULT, team, stop, CheckpointStore.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public final String evidence() {
    return "the simulation";
  }

  @Override
  public final SimulationFindings findings() {
    return new SimulationFindings();
  }

  @Override
  public final Optional<String> tally() {
    return Optional.of("simulated");
  }

  @Override
  public final List<Caveat> caveats() {
    return List.of(BLOWN_UP);
  }

  @Override
  public final Optional<Caveat> caveat(SimulationOutcome outcome) {
    return outcome.blownUp() > 0 ? Optional.of(BLOWN_UP) : Optional.empty();
  }

  @Override
  public final String why(SimulationCell cell, SimulationOutcome outcome) {
    return outcome.blownUp() + " of " + cell.langevin().replicas() + " replicas blew up, the first is number "
        + outcome.firstBlownUp() + "; means are over the others";
  }
}
