package lawsweep.sweep.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import lawsweep.sweep.Caveat;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;

/**
 * The live counts of a run: written by its threads, read by whoever shows them. Counting costs the threads a few
 * nanoseconds and no lock.
 */
public final class RunMeter {

  private final LongAdder done = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<Caveat, LongAdder> caveats = new ConcurrentHashMap<>();
  private final LongAdder recorded = new LongAdder();
  private final DoubleAdder costDone = new DoubleAdder();
  private final LongSupplier clock;
  private volatile Plan plan;

  /** Goes by the clock of this machine. */
  public RunMeter() {
    this(System::nanoTime);
  }

  /** Goes by a clock of nanoseconds. */
  RunMeter(LongSupplier clock) {
    this.clock = clock;
    this.plan = new Plan(0, 0, 1, clock.getAsLong(), i -> "", new RunningCells(0, i -> 0));
  }

  /**
   * What the run is going to do.
   *
   * @param cells all cells of the shard
   * @param cost the cost of those still to do when the run began
   * @param threads how many threads share it, at least 1
   * @param startNanos when that was, by the clock
   * @param name names a cell by its place in the grid
   * @param running what its threads work on
   */
  private record Plan(
      long cells,
      double cost,
      int threads,
      long startNanos,
      IntFunction<String> name,
      RunningCells running) {

    /** What all of it takes if it goes as planned. */
    double seconds() {
      return cost / (SweepPlan.FLOPS_PER_SECOND * threads);
    }
  }

  /**
   * The counts at a moment.
   *
   * @param cells all cells of the shard; 0 until the run has read what is done already
   * @param done those with a result
   * @param skipped those whose estimate exceeds a limit
   * @param failed those that ended with an error
   * @param caveats those whose result falls short of something
   * @param recorded how many records this run made
   * @param pace how far it is and how long it will go on
   * @param largest the key of the costliest cell that is being worked on
   */
  public record Reading(
      long cells,
      long done,
      long skipped,
      long failed,
      Map<Caveat, Long> caveats,
      long recorded,
      RunPace pace,
      Optional<String> largest) {

    /** Cells with a record. */
    public long finished() {
      return done + skipped + failed;
    }

    /** Cells of this run a second. */
    public double cellsPerSecond() {
      return pace.seconds() > 0 ? recorded / pace.seconds() : 0;
    }
  }

  /**
   * The run begins.
   *
   * @param placement says what cells cost
   * @param cells how many belong to the shard
   * @param open those of them without a record
   * @param threads how many threads work on them, those of a device included
   */
  void begin(Workload workload, Placement placement, long cells, int[] open, int threads) {
    plan = new Plan(cells, placement.cost(open), threads, clock.getAsLong(),
        i -> workload.sweep().cells().get(i).key(), new RunningCells(threads + 1, placement::cost));
  }

  /** The cost of a cell of the run, as {@link #begin} was told. */
  double cost(int cell) {
    return plan.running().cost(cell);
  }

  /** A cell has a record, from this run or an earlier one. */
  void found(RecordBrief record) {
    adder(record.status()).increment();
    record.caveat().ifPresent(caveat -> caveats.computeIfAbsent(caveat, each -> new LongAdder()).increment());
  }

  /** A thread begins a cell, for itself or with others. */
  void working(int thread, int cell, int threads) {
    plan.running().begin(thread, cell, threads, clock.getAsLong());
  }

  /** A thread is idle. */
  void idle(int thread) {
    plan.running().end(thread, clock.getAsLong());
  }

  /** A cell got its record. */
  void recorded(RecordBrief record, double cost) {
    found(record);
    recorded.increment();
    costDone.add(cost);
  }

  /** The counts now; each is exact, but they are not read at one instant. */
  public Reading read() {
    Plan now = plan;
    long time = clock.getAsLong();
    double spent = costDone.sum();
    double fraction = now.cost() > 0 ? Math.min(1, (spent + now.running().spent(spent, time)) / now.cost()) : 0;
    return new Reading(now.cells(), done.sum(), skipped.sum(), failed.sum(), caveats(), recorded.sum(),
        new RunPace((time - now.startNanos()) * 1e-9, fraction, now.seconds()), largest(now));
  }

  private Map<Caveat, Long> caveats() {
    Map<Caveat, Long> counts = new HashMap<>();
    caveats.forEach((caveat, count) -> counts.put(caveat, count.sum()));
    return counts;
  }

  private static Optional<String> largest(Plan plan) {
    int largest = plan.running().costliest();
    return largest < 0 ? Optional.empty() : Optional.of(plan.name().apply(largest));
  }

  private LongAdder adder(CellStatus status) {
    return switch (status) {
      case DONE -> done;
      case SKIPPED -> skipped;
      case FAILED -> failed;
    };
  }
}
