package lawsweep.slurm;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.sweep.run.Placement;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.OpenCells;
import lawsweep.work.Estimate;

/** A sweep cut into the tasks of an array: task i is the shard i + 1 of as many shards as there are tasks. */
final class TaskTable {

  private final int[] shardOf;
  private final List<Task> tasks;

  private TaskTable(int[] shardOf, List<Task> tasks) {
    this.shardOf = shardOf;
    this.tasks = List.copyOf(tasks);
  }

  /**
   * How many tasks make each one about as long as wanted.
   *
   * @param minutes how long a task should take, positive
   * @param cpus how many threads it has
   * @return at least 1, at most one per cell
   */
  public static int wanted(Workload workload, double minutes, int cpus) {
    int[] cells = workload.largestFirst();
    double tasks = Math.ceil(workload.cost(cells) / SweepPlan.FLOPS_PER_SECOND / cpus / (60 * minutes));
    return (int) Math.max(1, Math.min(tasks, cells.length));
  }

  /**
   * Cuts a sweep.
   *
   * @param workload its cells; those that its kinds would give to a GPU take heap beside that, too
   * @param tasks how many tasks, at least 1
   * @param cpus how many threads each has
   */
  public static TaskTable of(Sweep sweep, Workload workload, int tasks, int cpus) {
    int[] shardOf = workload.shards(tasks);
    int[] cells = new int[tasks];
    double[] seconds = new double[tasks];
    double[] longest = new double[tasks];
    long[] memory = new long[tasks];
    Placement placement = Placement.of(workload, Long.MAX_VALUE);
    int[] onDevice = new int[tasks];
    long[] beside = new long[tasks];
    String[] costliest = new String[tasks];
    for (int cell : workload.largestFirst()) {
      int task = shardOf[cell] - 1;
      double cost = workload.cost(cell) / SweepPlan.FLOPS_PER_SECOND;
      costliest[task] = cells[task]++ == 0 ? sweep.cells().get(cell).key() : costliest[task];
      seconds[task] += cost;
      longest[task] = Math.max(longest[task], workload.spreads(cell) ? cost / cpus : cost);
      memory[task] = Math.max(memory[task], workload.skipped(cell)
          ? 0
          : workload.estimate(cell).map(Estimate::memoryBytes).orElse(0L));
      long heap = placement.heapBytes(cell);
      onDevice[task] += heap > 0 ? 1 : 0;
      beside[task] = Math.max(beside[task], heap);
    }
    List<Task> table = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      table.add(new Task(i, cells[i], seconds[i], Math.max(longest[i], seconds[i] / cpus),
          costliest[i] == null ? "" : costliest[i],
          memory[i] + Math.min(DeviceLanes.MOST, onDevice[i]) * beside[i]));
    }
    return new TaskTable(shardOf, table);
  }

  /** All tasks, by index. */
  public List<Task> tasks() {
    return tasks;
  }

  /** How many tasks there are. */
  public int size() {
    return tasks.size();
  }

  /** The tasks that have cells to do, by index. */
  public BitSet open(OpenCells cells) {
    BitSet open = new BitSet();
    BitSet todo = cells.missing();
    todo.or(cells.failed());
    todo.stream().forEach(cell -> open.set(shardOf[cell] - 1));
    return open;
  }

  /** The longest task's expected time. */
  public double longestSeconds() {
    return tasks.stream().mapToDouble(Task::elapsedSeconds).max().orElse(0);
  }

  /** The largest estimate of memory. */
  public long memoryBytes() {
    return tasks.stream().mapToLong(Task::memoryBytes).max().orElse(0);
  }

  /** The table as a CSV file. */
  public String csv() {
    return TaskCsv.write(tasks);
  }
}
