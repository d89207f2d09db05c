package lawsweep.sweep.run;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import lawsweep.sweep.Cell;
import lawsweep.sweep.CellFiles;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;

/** What the cells of a sweep are expected to cost; a pure function of the sweep. */
public final class Workload {

  /** The cost of a cell besides its count: bookkeeping and its record, some 10 µs. */
  public static final double OVERHEAD_FLOPS = 1e5;

  /** So many cells are estimated by one thread. */
  private static final int PART = 1 << 12;

  private final Sweep sweep;
  private final Kinds kinds;
  private final double[] cost;
  private final long[] memoryBytes;
  private final boolean[] refused;
  private final boolean[] cautioned;
  private final boolean[] spreads;
  private final int[] largestFirst;
  private final Needs needs;

  private Workload(Sweep sweep, Kinds kinds) {
    this.sweep = sweep;
    this.kinds = kinds;
    int cells = sweep.cells().size();
    cost = new double[cells];
    memoryBytes = new long[cells];
    refused = new boolean[cells];
    cautioned = new boolean[cells];
    spreads = new boolean[cells];
    Map<Integer, List<String>> needed = new ConcurrentSkipListMap<>();
    IntStream.range(0, (cells + PART - 1) / PART).parallel().forEach(part -> {
      for (int i = part * PART; i < Math.min(cells, (part + 1) * PART); i++) {
        estimate(i, needed);
      }
    });
    largestFirst = CostOrder.largestFirst(cost);
    needs = Needs.of(sweep, kinds, needed);
  }

  private void estimate(int i, Map<Integer, List<String>> needed) {
    Cell cell = sweep.cells().get(i);
    List<CellFiles> own = kinds.of(cell).needs(cell);
    if (!own.isEmpty()) {
      needed.put(i, own.stream().map(CellFiles::cell).toList());
    }
    Optional<Estimate> estimate = estimate(cell);
    refused[i] = estimate.isPresent() && LimitCheck.refuse(estimate.get(), sweep.limits()).isPresent();
    cautioned[i] = !refused[i] && estimate.isPresent() && estimate.get().caution().isPresent();
    memoryBytes[i] = estimate.map(Estimate::memoryBytes).orElse(0L);
    spreads[i] = kinds.of(cell).parallelism(cell) > 1;
    double flops = estimate.isEmpty() || refused[i] ? 0 : estimate.get().flops();
    cost[i] = OVERHEAD_FLOPS + (flops > 0 ? Math.min(flops, Double.MAX_VALUE / (cost.length + 1.0)) : 0);
  }

  /** Estimates all cells. */
  public static Workload of(Sweep sweep, Kinds kinds) {
    return new Workload(sweep, kinds);
  }

  /** The sweep. */
  Sweep sweep() {
    return sweep;
  }

  /** The kinds of its cells, which estimate and compute. */
  Kinds kinds() {
    return kinds;
  }

  /** Which cells read files of others. */
  Needs needs() {
    return needs;
  }

  /** A cell whose estimate throws costs nothing to plan: counting it will fail, and then it is said why. */
  private Optional<Estimate> estimate(Cell cell) {
    try {
      return Optional.of(kinds.of(cell).estimate(cell, sweep.limits()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The estimate of a cell (its place in the grid, 0-based), made again at each call; empty if the engine cannot make
   * one.
   */
  public Optional<Estimate> estimate(int cell) {
    return estimate(sweep.cells().get(cell));
  }

  /** The memory of the cell's estimate, in bytes; 0 if the engine cannot make one. */
  public long memoryBytes(int cell) {
    return memoryBytes[cell];
  }

  /** True if the cell's estimate exceeds a limit, so that it will be skipped. */
  public boolean skipped(int cell) {
    return refused[cell];
  }

  /** The cells that will be run and of whose estimates there is something to know, in grid order. */
  int[] cautioned() {
    return IntStream.range(0, cautioned.length).filter(cell -> cautioned[cell]).toArray();
  }

  /** True if more than one thread can work on the cell. */
  public boolean spreads(int cell) {
    return spreads[cell];
  }

  /** The expected work on a cell in floating-point operations, always positive; the overhead alone if skipped. */
  public double cost(int cell) {
    return cost[cell];
  }

  /** The sum of the costs of some cells. */
  public double cost(int[] cells) {
    double sum = 0;
    for (int cell : cells) {
      sum += cost[cell];
    }
    return sum;
  }

  /** All cells, the costliest first; equally costly ones in grid order. */
  public int[] largestFirst() {
    return largestFirst.clone();
  }

  /**
   * The cells of a shard, the costliest first. The shards of one count are disjoint and together all cells.
   */
  public int[] cells(Shard shard) {
    if (shard.count() == 1) {
      return largestFirst();
    }
    int[] shardOf = shards(shard.count());
    return Arrays.stream(largestFirst).filter(cell -> shardOf[cell] == shard.index()).toArray();
  }

  /**
   * The shard of each cell, 1..{@code count}: the costliest cell left always goes to the shard with the least to do. So
   * the first shard has the costliest cell, and with no more shards than cells none is empty. Cells that read files of
   * others are in the shard of these; then shards may be empty.
   *
   * @param count how many shards, 1..{@link Shard#MAX_COUNT}
   */
  public int[] shards(int count) {
    int[] shardOf = new int[cost.length];
    int[] together = needs.together(cost.length);
    double[] costs = new double[cost.length];
    for (int i = 0; i < cost.length; i++) {
      costs[together[i]] += cost[i];
    }
    record Load(double cost, int shard) {}
    PriorityQueue<Load> loads = new PriorityQueue<>(
        Comparator.comparingDouble(Load::cost).thenComparingInt(Load::shard));
    for (int i = 1; i <= count; i++) {
      loads.add(new Load(0, i));
    }
    for (int cell : CostOrder.largestFirst(costs)) {
      if (together[cell] == cell) {
        Load least = loads.remove();
        shardOf[cell] = least.shard();
        loads.add(new Load(least.cost() + costs[cell], least.shard()));
      }
    }
    return Arrays.stream(together).map(first -> shardOf[first]).toArray();
  }
}
