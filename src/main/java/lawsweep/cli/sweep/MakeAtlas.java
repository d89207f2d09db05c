package lawsweep.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.atlas.Atlas;
import lawsweep.atlas.ReadySweeps;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Provenance;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.RoadChoice;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecSettings;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Retry;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSignals;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.text.Many;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the ready sweeps of counts, or goes on with them, and writes their page. */
@Command(
    name = "atlas",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Runs the ready sweeps of counts and writes one page of all families of networks in them: how many laws,"
        + " what stands behind that, and who found it first. Stop it at any time: the same command goes on from there.")
public final class MakeAtlas implements Callable<Integer> {

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..*",
      description = "Sweep specs to make an atlas of instead of the ready sweeps; entries say by 'about' what they are.")
  private List<String> specs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write: a new directory, or one with an atlas; default: results/atlas. It gets atlas.html,"
          + " atlas.csv, atlas.json, and a result directory for each sweep.")
  private String out = "results/atlas";

  @Mixin
  private Threads threads;

  @Spec
  private CommandSpec command;

  private final Kernels kernels = new VectorKernels();
  private final StopSwitch stop = new StopSwitch();

  @Override
  public Integer call() throws IOException, SpecException {
    Kinds kinds = AllKinds.with(kernels, RoadChoice.AUTO);
    List<Sweep> sweeps = specs.isEmpty() ? ReadySweeps.all(kinds) : own(kinds);
    Atlas atlas = Atlas.in(SpecFile.path(out), sweeps);
    Provenance provenance = Provenance.of(System.getenv(), kernels.name(), threads.number());
    List<String> missing = StopSignals.install(stop, () -> Runtime.getRuntime().halt(130));
    if (!missing.isEmpty()) {
      Complaints.say("the JVM keeps the signals " + String.join(", ", missing) + ": they will not stop the run gently");
    }
    Complaints.say(provenance.build().label() + ", an atlas of " + Many.of(sweeps.size(), "sweep") + " with "
        + Many.of(sweeps.stream().mapToLong(sweep -> sweep.cells().size()).sum(), "cell") + ", "
        + Many.of(provenance.threads(), "thread") + ", " + provenance.backend());
    int code = ExitCode.DONE;
    for (Sweep sweep : sweeps) {
      ResultDirectory results = directory(atlas.directory(sweep), sweep, provenance);
      RunResult result = run(results, kinds);
      if (result.remaining() > 0) {
        Complaints.say("next: " + new NextCommand(NextCommand.program(),
            command.root().commandLine().getParseResult().originalArgs(), results.path()).repeated());
        return result.exitCode();
      }
      code = Math.max(code, result.exitCode());
      atlas.add(results, sweep);
    }
    StandardOutput.print(atlas.write("lawsweep " + provenance.build().label()).toString());
    return code;
  }

  private List<Sweep> own(Kinds kinds) throws IOException, SpecException {
    List<Sweep> sweeps = new ArrayList<>();
    for (String spec : specs) {
      Sweep sweep = SpecFile.read(spec, SpecSettings.NONE, RoadChoice.AUTO, kinds);
      if (sweep.cells().stream().anyMatch(cell -> CountCell.law(cell).isEmpty())) {
        throw new UsageException(
            "expected a spec of 'networks' alone, got " + spec + ", which has simulations: the atlas"
                + " is about laws");
      }
      sweeps.add(sweep);
    }
    return sweeps;
  }

  /** A directory that was begun with the spec of another version goes on with this one's. */
  private static ResultDirectory directory(Path path, Sweep sweep, Provenance provenance) throws IOException {
    Manifest manifest = Manifest.of(sweep, RoadChoice.AUTO.label(), provenance.build().version(), provenance.toMap());
    return ResultDirectory.update(path, sweep, manifest, ResultDirectory.specs(sweep.kinds()), Complaints::say);
  }

  private RunResult run(ResultDirectory results, Kinds kinds) throws IOException {
    Complaints.say("sweep " + results.sweep().name() + " of " + Many.of(results.sweep().cells().size(), "cell"));
    RunMeter meter = new RunMeter();
    RunVoice voice = RunVoice.of(kinds, meter, false, false);
    RunResult result;
    try (voice) {
      result = new SweepRunner(kinds, RunSettings.of(Shard.WHOLE, threads.number(), Retry.NONE, kernels.name()), stop,
          meter, voice, Optional.empty()).run(results);
    }
    voice.end(result);
    return result;
  }
}
