package lawsweep.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.Version;
import lawsweep.sweep.store.Merge;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.Many;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Merges result directories. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Makes one result directory of several of the same sweep, such as shards that ran apart. Identical"
        + " records become one, differing ones are an error.")
public final class MergeDirectories implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result directories of one sweep.")
  private List<String> directories;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The directory to make.")
  private String out;

  @Override
  public Integer call() throws IOException {
    List<Path> paths = directories.stream().map(SpecFile::path).toList();
    Merge.Result result = Merge.run(paths, SpecFile.path(out), ResultDirectory.specs(AllKinds.plain()));
    result.warnings().forEach(Complaints::say);
    Complaints.say("merged " + result.merged() + " of " + Many.of(result.cells(), "cell")
        + (result.repeated() > 0 ? ", " + Many.of(result.repeated(), "repeated record") + " left out" : ""));
    return ExitCode.DONE;
  }
}
