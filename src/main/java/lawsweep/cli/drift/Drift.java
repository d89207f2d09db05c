package lawsweep.cli.drift;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lawsweep.checkpoint.run.Run;
import lawsweep.checkpoint.run.Runs;
import lawsweep.checkpoint.run.ToldFacts;
import lawsweep.checkpoint.names.ModelFile;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.drift.DriftForm;
import lawsweep.drift.DriftMeasurement;
import lawsweep.drift.DriftResult;
import lawsweep.drift.RunResult;
import lawsweep.env.BuildInfo;
import lawsweep.report.drift.DriftPage;
import lawsweep.spec.SpecException;
import lawsweep.text.ReaderGoneException;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what training runs conserve. */
@Command(
    name = "drift",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Says which conservation laws training runs keep, how well, and what broke the others, from their"
        + " checkpoints.")
public final class Drift implements Callable<Integer> {

  /** So many values of laws are kept for a page. */
  private static final int KEPT = 2_000_000;

  /** The word that {@code --values} takes. */
  private static final String ALL = "all";

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Folders, each with the checkpoints of a run (.safetensors, .npz, or folders of .npy), or files"
          + " that are together one run.")
  private List<String> runs;

  @Mixin
  private ModelOptions model;

  @Mixin
  private FactOptions facts;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--values",
      paramLabel = "all",
      description = "With --json: print each law of runs with more than 10,000 of them too.")
  private String values;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the result as JSON and as a page, DIR/index.html.")
  private String out;

  @Option(names = "--pictures", description = "With --out: write the page's charts as SVG too, into DIR/pictures.")
  private boolean pictures;

  @Mixin
  private Threads threads;

  @Override
  public Integer call() throws IOException, SpecException {
    if (values != null && !values.equals(ALL)) {
      throw new UsageException("expected --values all, got '" + values + "'");
    }
    if (pictures && out == null) {
      throw new UsageException("expected --out DIR with --pictures, which are written into DIR/pictures");
    }
    ToldFacts told = facts.told();
    ModelFile network = model.model(runs.getFirst());
    List<Run> found = Runs.of(runs.stream().map(SpecFile::path).toList());
    Optional<DriftPage> page = out == null ? Optional.empty() : Optional.of(DriftPage.in(SpecFile.path(out)));
    DriftResult result = measure(found, told, network);
    if (json) {
      print(result);
    } else {
      StandardOutput.print(new DriftText(result).text());
    }
    if (page.isPresent()) {
      Path written = page.get().write(result, new DriftPage.Extent(values != null, pictures),
          "lawsweep " + BuildInfo.read().label());
      Complaints.say("wrote " + written);
    }
    return ExitCode.DONE;
  }

  private DriftResult measure(List<Run> found, ToldFacts told, ModelFile network) throws IOException {
    List<RunResult> results = new ArrayList<>();
    try (ThreadTeam team = new ThreadTeam(threads.number())) {
      for (Run run : found) {
        results.add(DriftMeasurement.run(run, told, network, Set.of(), most(run), team));
      }
    }
    return DriftResult.of(network.network().line(), results);
  }

  /** Up to how many laws of a run are kept one by one: for JSON and, more of them, for the page. */
  private int most(Run run) {
    if (values != null) {
      return Integer.MAX_VALUE;
    }
    return out == null ? DriftForm.MOST_LAWS : Math.max(DriftForm.MOST_LAWS, KEPT / run.snapshots().size());
  }

  private void print(DriftResult result) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new StandardOutput(), 1 << 16)) {
      DriftForm.write(result, values != null, out);
    } catch (ReaderGoneException e) {
      return;
    }
  }
}
