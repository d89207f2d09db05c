package lawsweep.slurm;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asks Slurm for, all values free of control characters.
 *
 * @param name the job's name
 * @param cpus of a task, at least 1
 * @param memory of a task as Slurm writes it, {@code 4G}; empty: what the costliest cell needs
 * @param time a task's limit, in whole minutes; empty: what the longest task needs
 * @param throttle how many tasks may run at once; 0: no bound
 * @param requeues how often a task puts itself back; 0: it is never requeued
 * @param site options of the site by name: account, partition, ...
 * @param arguments more options of sbatch, as given
 * @param setup lines of bash that run before the program
 */
public record JobOptions(
    String name,
    int cpus,
    Optional<String> memory,
    Optional<Duration> time,
    int throttle,
    int requeues,
    Map<String, String> site,
    List<String> arguments,
    List<String> setup) {

  private static final int LEAST_GIBIBYTES = 2;
  private static final Duration QUARTER = Duration.ofMinutes(15);
  /** A week: what stays then is done by tasks that put themselves back. */
  private static final int MOST_QUARTERS = 4 * 24 * 7;
  /** Nodes are slower than the machine the estimates were measured on, and estimates are off by a factor. */
  private static final double MARGIN = 3;

  /** Copies the collections, in their order. */
  public JobOptions {
    site = Collections.unmodifiableMap(new LinkedHashMap<>(site));
    arguments = List.copyOf(arguments);
    setup = List.copyOf(setup);
  }

  /** The memory to ask for: what was asked, or enough for the costliest cell of a table. */
  String memory(TaskTable table) {
    return memory.orElseGet(() -> {
      // The launcher gives three quarters to the heap; cells beside the largest one need some of it too.
      double gibibytes = Math.ceil(table.memoryBytes() * 5.0 / 3 / (1L << 30));
      return Math.round(Math.max(LEAST_GIBIBYTES, gibibytes)) + "G";
    });
  }

  /** The time limit to ask for: the given one, or a multiple of what a table's longest task is expected to take. */
  Duration time(TaskTable table) {
    return time.orElseGet(() -> {
      double quarters = Math.ceil(MARGIN * table.longestSeconds() / QUARTER.toSeconds());
      return QUARTER.multipliedBy(Math.round(Math.clamp(quarters, 1, MOST_QUARTERS)));
    });
  }
}
