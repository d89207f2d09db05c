package lawsweep.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.report.SweepReport;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.Many;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the report of a result directory. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Writes a page for the browser (report.html) and its tables (CSV) of a sweep, from its directory"
        + " alone; also while it runs.")
public final class Report implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "A result directory.")
  private String directory;

  @Option(names = "--out", paramLabel = "DIR", description = "Where to write; default: the result directory.")
  private String out;

  @Option(
      names = "--pictures",
      description = "Draw the charts of the page as files (pictures/*.svg), too; some ten seconds. The page needs none.")
  private boolean pictures;

  @Override
  public Integer call() throws IOException {
    ResultDirectory results = ResultDirectory.show(SpecFile.path(directory), AllKinds.plain());
    Path target = out == null ? results.path() : SpecFile.path(out);
    SweepReport.Result result = SweepReport.write(results, target, pictures);
    result.warnings().forEach(Complaints::say);
    if (result.records() < result.cells()) {
      Complaints
          .say("the sweep is not complete: " + result.records() + " of " + Many.of(result.cells(), "cell")
              + " have a record");
    }
    StandardOutput.print(result.page() + (pictures ? ", " + Many.of(result.pictures(), "picture") : "") + ", "
        + Many.of(result.tables(), "table"));
    return ExitCode.DONE;
  }
}
