package lawsweep.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lawsweep.env.Processor;
import lawsweep.kind.simulation.SimulationCell;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.ensemble.LangevinSimulator;
import lawsweep.spec.InputFiles;
import lawsweep.spec.SpecException;
import lawsweep.spec.YamlDocument;
import lawsweep.spec.YamlValue;
import lawsweep.sweep.Entries;
import lawsweep.work.CheckpointStore;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.ThreadTeam;

/**
 * A simulation of the deep linear network in memory: an entry {@code langevin} of a spec, key by key, with the same
 * meaning, defaults and refusals. Immutable: each method gives another one. The result is a function of these values
 * alone, whatever the threads and the machine, bit for bit.
 *
 * {@snippet file="SimulationExampleTest.java" region="simulation"}
 *
 * <p>Without {@code --add-modules jdk.incubator.vector} the schemes {@code project-balance} and {@code frame} of
 * {@code upstairs} and {@code downstairs}, which are theirs by default, are refused; all others give the same bits.
 */
public final class Simulation {

  private static final String SOURCE = "simulation";

  private final Map<String, String> keys;
  private final long seed;
  private final OptionalInt threads;

  private Simulation(Map<String, String> keys, long seed, OptionalInt threads) {
    this.keys = keys;
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * A simulation of an equation.
   *
   * @param dynamics its word: {@code upstairs}, {@code downstairs}, {@code gradient-flow}, {@code free-energy-flow},
   *     {@code dyson}, {@code sphere} or {@code sgd}
   */
  public static Simulation of(String dynamics) {
    return new Simulation(Map.of(), 0, OptionalInt.empty()).with("dynamics", dynamics);
  }

  /** N, the number of factors, or {@link Geometry#INFINITE} where no factors are simulated. */
  public Simulation depth(int depth) {
    return with("depth", depth == Geometry.INFINITE ? "inf" : Integer.toString(depth));
  }

  /** d: the end-to-end matrix is d × d. */
  public Simulation width(int width) {
    return with("width", Integer.toString(width));
  }

  /** Inverse temperature β > 0. */
  public Simulation beta(double beta) {
    return with("beta", Double.toString(beta));
  }

  /** Anisotropy κ ≥ 0. */
  public Simulation kappa(double kappa) {
    return with("kappa", Double.toString(kappa));
  }

  /** The step size, for schemes that do not choose it. */
  public Simulation step(double step) {
    return with("step", Double.toString(step));
  }

  /** The length T of the simulation. */
  public Simulation time(double time) {
    return with("time", Double.toString(time));
  }

  /** Distance of records in time. */
  public Simulation recordEvery(double distance) {
    return with("record_every", Double.toString(distance));
  }

  /** How many independent copies. */
  public Simulation replicas(int replicas) {
    return with("replicas", Integer.toString(replicas));
  }

  /**
   * Any key of an entry, such as {@code with("scheme", "heun")} or {@code with("energy", "{kind: target, matrix: [[1,
   * 0], [0, 2]]}")}.
   *
   * @param value as a spec has it behind the key, on one line
   * @throws IllegalArgumentException with one line, if it is on more
   */
  public Simulation with(String key, String value) {
    if (value.lines().count() > 1) {
      throw new IllegalArgumentException(SOURCE + ": expected '" + key + "' with a value on one line, got "
          + value.lines().count() + " lines");
    }
    Map<String, String> more = new LinkedHashMap<>(keys);
    more.put(key, value);
    return new Simulation(more, seed, threads);
  }

  /** What all random numbers derive from: the seed of the sweep. */
  public Simulation seed(long other) {
    return new Simulation(keys, other, threads);
  }

  /** How many threads to use, from 1 to 10000; all processors if nothing is said. */
  public Simulation threads(int number) {
    return new Simulation(keys, seed, OptionalInt.of(number));
  }

  /**
   * Simulates.
   *
   * @throws IllegalArgumentException with one line, if there is no such simulation: what is wrong, and what would be
   *     right
   * @throws NoResultException with one line, if it needs more memory than the limits allow
   * @throws UnsupportedOperationException with one line, if the scheme needs a flag that the JVM was started without
   * @throws lawsweep.work.OutOfReachException if a flow turns out to be too stiff
   */
  public SimulationResult run() {
    SimulationCell cell = cell();
    LimitCheck.refuse(new SimulationKind().estimate(cell), Limits.DEFAULT).ifPresent(reason -> {
      throw new NoResultException(cell.key() + ": " + reason);
    });
    LangevinCell langevin = cell.langevin();
    try (ThreadTeam team = new ThreadTeam(threads.orElseGet(() -> Processor.threads(System.getenv())))) {
      return new SimulationResult(new LangevinSimulator().simulate(langevin, Double.POSITIVE_INFINITY, team, Stop.NEVER,
          CheckpointStore.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // There are no checkpoints, hence no files.
    }
  }

  private SimulationCell cell() {
    try {
      String entry = keys.entrySet().stream().map(each -> each.getKey() + ": " + each.getValue())
          .collect(Collectors.joining(", ", "{", "}"));
      Optional<YamlValue> value = YamlDocument.parse(SOURCE, entry);
      Entries<SimulationCell> entries = new SimulationKind().reader(InputFiles.none());
      entries.read(value.orElseThrow());
      List<SimulationCell> cells = entries.cells(seed);
      if (cells.size() != 1) {
        throw new IllegalArgumentException(
            SOURCE + ": the values make " + cells.size() + " simulations; give one value of each key");
      }
      return cells.getFirst();
    } catch (SpecException e) {
      throw new IllegalArgumentException(e.getMessage().replaceFirst("^" + SOURCE + ":1: ", SOURCE + ": "), e);
    }
  }

  @Override
  public String toString() {
    return keys + " seed " + seed;
  }
}
