package lawsweep.sweep.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.sweep.Cell;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Shard;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;

/**
 * What a sweep is expected to cost, from the estimates alone. Seconds are those of one thread at
 * {@link #FLOPS_PER_SECOND}; small cells reach less than that, and their estimates allow for it.
 *
 * @param name the sweep's name
 * @param cells all cells
 * @param seconds the work in seconds of one thread
 * @param threads how many threads are assumed to share it
 * @param memory what cells take
 * @param chunks how many shards make array tasks of about {@value #CHUNK_SECONDS} seconds on one thread each
 * @param largest the costliest cells, the costliest first
 * @param refused the cells that exceed a limit, with the reason
 * @param cautioned others of which there is something to know before they are run, with what it is
 */
public record SweepPlan(
    String name,
    int cells,
    double seconds,
    int threads,
    MemoryNeed memory,
    int chunks,
    List<Item> largest,
    Listed refused,
    Listed cautioned) {

  /** The rate that is assumed: what large cells reached on one core of a development machine of 2025. */
  public static final double FLOPS_PER_SECOND = Estimate.FLOPS_PER_SECOND;

  /** What every run takes besides its cells: the virtual machine starts and compiles what cells use most. */
  public static final double START_SECONDS = 0.5;

  /** How long an array task should take. */
  public static final int CHUNK_SECONDS = 1800;

  private static final int LISTED = 5;

  /**
   * A cell and its cost.
   *
   * @param key the cell
   * @param parameters D
   * @param seconds of one thread
   * @param memoryBytes peak heap
   */
  public record Item(String key, long parameters, double seconds, long memoryBytes) {}

  /**
   * A cell that will be skipped, or of which there is something to know.
   *
   * @param key the cell
   * @param reason the estimate and the limit, or what to know
   */
  public record Refused(String key, String reason) {}

  /**
   * Some cells.
   *
   * @param count how many
   * @param first the first of them, in grid order
   */
  public record Listed(int count, List<Refused> first) {

    /** Copies the list. */
    public Listed {
      first = List.copyOf(first);
    }
  }

  /** Copies the list. */
  public SweepPlan {
    largest = List.copyOf(largest);
  }

  /** The memory of the largest cell that is run. */
  public long memoryBytes() {
    return memory.largestBytes();
  }

  /** How many cells exceed a limit. */
  public int skipped() {
    return refused.count;
  }

  /** The first of these with the reason, in grid order. */
  public List<Refused> firstSkipped() {
    return refused.first;
  }

  /** Estimates all cells. */
  public static SweepPlan of(Sweep sweep, Kinds kinds, int threads) {
    Workload workload = Workload.of(sweep, kinds);
    int[] order = workload.largestFirst();
    int skipped = 0;
    List<Refused> firstSkipped = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      if (workload.skipped(i) && skipped++ < LISTED) {
        String reason = LimitCheck.refuse(workload.estimate(i).orElseThrow(), sweep.limits()).orElseThrow();
        firstSkipped.add(new Refused(sweep.cells().get(i).key(), reason));
      }
    }
    List<Item> largest = new ArrayList<>();
    for (int i = 0; i < Math.min(LISTED, order.length) && !workload.skipped(order[i]); i++) {
      Cell cell = sweep.cells().get(order[i]);
      largest.add(new Item(cell.key(), cell.parameters(), workload.cost(order[i]) / FLOPS_PER_SECOND,
          workload.memoryBytes(order[i])));
    }
    double seconds = workload.cost(order) / FLOPS_PER_SECOND;
    return new SweepPlan(sweep.name(), order.length, seconds, threads, MemoryNeed.of(workload, threads),
        chunks(seconds, order.length), largest, new Listed(skipped, firstSkipped),
        new Listed(workload.cautioned().length, cautions(workload)));
  }

  private static List<Refused> cautions(Workload workload) {
    return Arrays.stream(workload.cautioned()).limit(LISTED)
        .mapToObj(i -> new Refused(workload.sweep().cells().get(i).key(),
            workload.estimate(i).orElseThrow().caution().orElseThrow()))
        .toList();
  }

  private static int chunks(double seconds, int cells) {
    double wanted = Math.ceil(seconds / CHUNK_SECONDS);
    return (int) Math.max(1, Math.min(wanted, Math.min(cells, Shard.MAX_COUNT)));
  }

  /** Seconds from the start until the last cell is done: no cell is spread over chunks, but over threads it is. */
  public double elapsedSeconds() {
    return START_SECONDS + seconds / threads;
  }

  /** One JSON object, without a line break at its end. */
  public String toJson() {
    return PlanJson.FORM.text(this);
  }
}
