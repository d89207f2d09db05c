package lawsweep.slurm;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.ResultDirectory;

/**
 * Asks Slurm for the tasks of one result directory, and spares it: at most once a minute, and less and less often while
 * it does not answer. In between the last answer stands.
 */
public final class QueueWatch {

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Scheduler scheduler;
  private final LongSupplier nanos;
  private boolean asked;
  private long next;
  private Duration pause = PAUSE;
  private Optional<QueueReport> last = Optional.empty();

  /**
   * Asks a scheduler.
   *
   * @param nanos the time, as {@link System#nanoTime} has it
   */
  public QueueWatch(Scheduler scheduler, LongSupplier nanos) {
    this.scheduler = scheduler;
    this.nanos = nanos;
  }

  /**
   * The latest report; empty if nothing was ever submitted from the directory.
   *
   * @param workloads estimates the directory's cells, if that is needed
   * @throws IOException if the directory cannot be read
   */
  public Optional<QueueReport> report(ResultDirectory directory, Workloads workloads) throws IOException {
    Submissions submissions = new Submissions(directory.path());
    if (submissions.exist() && (!asked || nanos.getAsLong() - next >= 0)) {
      QueueReport report = ask(directory, submissions.read(), workloads);
      boolean answered = report.complaint().isEmpty();
      pause = answered ? PAUSE : pause;
      next = nanos.getAsLong() + pause.toNanos();
      asked = true;
      pause = shorter(pause.multipliedBy(answered ? 1 : 2), LONGEST_PAUSE);
      last = Optional.of(report);
    }
    return last;
  }

  /** Estimates the cells of a directory's sweep. */
  @FunctionalInterface
  public interface Workloads {

    /** The estimates by the method of the directory. */
    Workload of(ResultDirectory directory);
  }

  private QueueReport ask(ResultDirectory directory, List<Submission> submissions, Workloads workloads)
      throws IOException {
    List<QueuedTask> queue;
    try {
      queue = scheduler.queue(submissions.stream().map(Submission::job).toList());
    } catch (SchedulerException e) {
      return QueueReport.unanswered(e.getMessage());
    }
    OptionalInt size;
    try {
      size = TaskCsv.sizeIn(directory.path());
    } catch (DirectoryRefusedException e) {
      return QueueReport.unanswered(e.getMessage());
    }
    if (size.isEmpty()) {
      return QueueReport.unanswered("there is no table of tasks");
    }
    TaskTable table = TaskTable.of(directory.sweep(), workloads.of(directory), size.getAsInt(), 1);
    BitSet open = table.open(OpenCells.of(directory));
    QueueReport report = QueueReport.of(queue, open, Map.of());
    return report.ended().isEmpty() ? report : QueueReport.of(queue, open, scheduler.endings(submissions));
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
