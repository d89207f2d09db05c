package lawsweep.cli.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.Version;
import lawsweep.cli.terminal.WatchedLines;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.count.Roads;
import lawsweep.slurm.QueueReport;
import lawsweep.slurm.QueueWatch;
import lawsweep.slurm.Scheduler;
import lawsweep.slurm.SlurmProcesses;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.SweepStatus;
import lawsweep.text.OneLine;
import lawsweep.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how far a sweep is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells how far a sweep is and which cells have no full answer, from its directory alone; and which"
        + " tasks wait or run, if it was submitted to Slurm.")
public final class Status implements Callable<Integer> {

  private static final int LISTED = 10;
  private static final long PAUSE_MILLIS = 2000;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Parameters(paramLabel = "DIR", description = "A result directory.")
  private String directory;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--watch", description = "Go on, every two seconds, until every cell has a record.")
  private boolean watch;

  private final QueueWatch queue = new QueueWatch(new Scheduler(new SlurmProcesses(TIMEOUT)), System::nanoTime);

  /** What the directory says, and the queue if anything was ever submitted. */
  private record Reading(SweepStatus status, Optional<QueueReport> queue) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Reading now = read();
    WatchedLines lines = new WatchedLines(!json && Terminal.ofStandardOutput(System.getenv()).interactive());
    while (watch && now.status().remaining() > 0) {
      lines.show(json ? toJson(now) : line(now));
      Thread.sleep(PAUSE_MILLIS);
      now = read();
    }
    lines.end(json ? toJson(now) : table(now));
    return ExitCode.DONE;
  }

  private Reading read() throws IOException {
    ResultDirectory results = ResultDirectory.show(SpecFile.path(directory), AllKinds.plain());
    Optional<QueueReport> report = queue.report(results, Status::workload);
    return new Reading(SweepStatus.of(results), report);
  }

  private static Workload workload(ResultDirectory results) {
    RoadChoice road = Roads.PLAIN.choices().find(results.manifest().method()).orElse(RoadChoice.AUTO);
    return Workload.of(results.sweep(), AllKinds.with(new VectorKernels(), road));
  }

  private static String toJson(Reading now) {
    String status = now.status().toJson();
    return now.queue().map(queue -> status.substring(0, status.length() - 1) + ",\"slurm\":" + queue.toJson() + "}")
        .orElse(status);
  }

  private static String line(Reading now) {
    SweepStatus status = now.status();
    return String.format(Locale.ROOT, "%s: %d of %d cells (%d done, %d skipped, %d failed)", status.name(),
        status.finished(), status.cells(), status.count(CellStatus.DONE), status.count(CellStatus.SKIPPED),
        status.count(CellStatus.FAILED)) + now.queue().map(queue -> "; slurm: " + queue.line()).orElse("");
  }

  private static String table(Reading now) {
    SweepStatus status = now.status();
    List<String> lines = new ArrayList<>();
    lines.add("sweep     " + status.name() + ", method " + status.method() + ": "
        + status.state());
    lines.add("cells     " + status.cells());
    lines.add("done      " + status.count(CellStatus.DONE) + " (" + done(status) + ")");
    lines.add("skipped   " + status.count(CellStatus.SKIPPED));
    lines.add("failed    " + status.count(CellStatus.FAILED));
    lines.add("left      " + status.remaining()
        + (status.begun() > 0 ? ", " + status.begun() + " of them begun: they go on from their checkpoints" : ""));
    now.queue().ifPresent(queue -> lines.add("slurm     " + queue.line()));
    if (status.mixedVersions()) {
      lines.add("versions  results of several versions of the engine: " + String.join(", ", status.roadVersions()));
    }
    list(lines, "", status.attention().stream().map(Status::note).toList());
    list(lines, "damaged: ", status.damages());
    list(lines, "conflict: ", status.conflicts());
    list(lines, "", status.notices());
    return String.join("\n", lines);
  }

  /** A cell and why it has no full answer. */
  private static String note(SweepStatus.Note note) {
    return note.key() + " " + note.word() + ": " + note.reason();
  }

  /** Verdicts, and what else is there: {@code 3 complete, 0 extra, 1 undecided, 6 simulated}. */
  private static String done(SweepStatus status) {
    List<String> counts = new ArrayList<>();
    status.byVerdict().forEach((verdict, count) -> counts.add(count + " " + verdict));
    status.tallies().forEach((word, count) -> {
      if (count > 0) {
        counts.add(count + " " + word);
      }
    });
    return String.join(", ", counts);
  }

  private static void list(List<String> lines, String what, List<String> items) {
    for (String item : items.subList(0, Math.min(LISTED, items.size()))) {
      lines.add("note      " + what + OneLine.of(item));
    }
    if (items.size() > LISTED) {
      lines.add("note      and " + (items.size() - LISTED) + " more");
    }
  }
}
