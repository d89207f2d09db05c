package lawsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lawsweep.law.Verdict;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.OneLine;
import lawsweep.sweep.SweepReader;
import lawsweep.sweep.SweepStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how far a sweep is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Lawsweep.Version.class,
    description = "Tells how far a sweep is and which cells have no full answer, from its directory alone.")
final class Status implements Callable<Integer> {

  private static final int LISTED = 10;
  private static final long PAUSE_MILLIS = 2000;

  @Parameters(paramLabel = "DIR", description = "A result directory.")
  private String directory;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--watch", description = "Go on, every two seconds, until every cell has a record.")
  private boolean watch;

  @Override
  public Integer call() throws IOException, InterruptedException {
    SweepStatus status = read();
    String last = show(status);
    StandardOutput.print(last);
    while (watch && status.remaining() > 0) {
      Thread.sleep(PAUSE_MILLIS);
      status = read();
      String now = show(status);
      if (!now.equals(last)) {
        new StandardOutput().write((now + "\n").getBytes(StandardCharsets.UTF_8));
        last = now;
      }
    }
    return ExitCode.DONE;
  }

  private SweepStatus read() throws IOException {
    return SweepStatus.of(SweepReader.open(SpecFile.path(directory)));
  }

  private String show(SweepStatus status) {
    if (json) {
      return status.toJson();
    }
    return watch && status.remaining() > 0 ? line(status) : table(status);
  }

  private static String line(SweepStatus status) {
    return String.format(Locale.ROOT, "%s: %d of %d cells (%d done, %d skipped, %d failed)", status.name(),
        status.finished(), status.cells(), status.count(CellStatus.DONE), status.count(CellStatus.SKIPPED),
        status.count(CellStatus.FAILED));
  }

  private static String table(SweepStatus status) {
    List<String> lines = new ArrayList<>();
    lines.add("sweep     " + status.name() + ", method " + status.method() + ": "
        + (status.complete() ? "complete" : "not complete"));
    lines.add("cells     " + status.cells());
    lines.add("done      " + status.count(CellStatus.DONE) + " (" + status.count(Verdict.COMPLETE) + " complete, "
        + status.count(Verdict.EXTRA) + " extra, " + status.count(Verdict.UNDECIDED) + " undecided"
        + (status.simulated() > 0 ? ", " + status.simulated() + " simulated" : "") + ")");
    lines.add("skipped   " + status.count(CellStatus.SKIPPED));
    lines.add("failed    " + status.count(CellStatus.FAILED));
    lines.add("left      " + status.remaining()
        + (status.begun() > 0 ? ", " + status.begun() + " of them begun: they go on from their checkpoints" : ""));
    if (status.mixedVersions()) {
      lines.add("versions  results of several versions of the engine: " + String.join(", ", status.roadVersions()));
    }
    list(lines, "", status.attention().stream().map(Attention::line).toList());
    list(lines, "damaged: ", status.damages());
    list(lines, "conflict: ", status.conflicts());
    return String.join("\n", lines);
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
