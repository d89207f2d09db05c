package lawsweep.cli.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.Device;
import lawsweep.cli.option.EngineOptions;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Provenance;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Progress;
import lawsweep.sweep.run.RunMeter;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.run.RunSettings;
import lawsweep.sweep.run.StopSignals;
import lawsweep.sweep.run.StopSwitch;
import lawsweep.sweep.run.SweepRunner;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.Shard;
import lawsweep.text.Durations;
import lawsweep.text.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Runs a sweep, or goes on with it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Computes all cells of a sweep that have no result yet. Stop it at any time: what is finished is kept,"
        + " and the same command goes on from there.")
public final class Run implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep spec, a YAML file; - reads it from the standard input.")
  private String spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The result directory: a new one, or one with results of the same sweep.")
  private String out;

  @Mixin
  private EngineOptions engine;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      converter = ShardConverter.class,
      description = "Run one of n parts of about the same cost. Shards may share DIR or be merged.")
  private Shard shard = Shard.WHOLE;

  @Option(names = "--retry", paramLabel = "failed", description = "failed: run cells again that failed before.")
  private String retry;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this long, such as 90s, 10m or 1h30m, counted from the start of the program.")
  private Duration deadline;

  @Override
  public Integer call() throws IOException, SpecException {
    if (retry != null && !retry.equals("failed")) {
      throw new UsageException("expected --retry failed, got '" + retry + "'");
    }
    Kernels kernels = new VectorKernels();
    Kinds kinds = AllKinds.with(kernels, engine.road());
    Sweep sweep = SpecFile.read(spec, engine.road(), kinds);
    Provenance provenance = Provenance.of(System.getenv(), kernels.name(), engine.threads());
    ResultDirectory directory = ResultDirectory.prepare(SpecFile.path(out), sweep,
        Manifest.of(sweep, engine.road().label(), provenance.build().version(), provenance.toMap()));
    StopSwitch stop = deadline == null ? new StopSwitch() : new StopSwitch(Durations.leftSinceStart(deadline));
    List<String> missing = StopSignals.install(stop, () -> Runtime.getRuntime().halt(130));
    greet(sweep, provenance, missing);
    RunSettings settings = RunSettings.of(shard, engine.threads(), retry != null, kernels.name());
    return work(directory, kinds, settings, stop);
  }

  private Integer work(ResultDirectory directory, Kinds kinds, RunSettings settings, StopSwitch stop)
      throws IOException {
    RunMeter meter = new RunMeter();
    RunResult result;
    Progress progress = Progress.start(meter, Terminal.ofStandardError(System.getenv(), 0), System.err);
    try {
      result = new SweepRunner(kinds, settings, stop, meter).run(directory);
    } finally {
      progress.close();
    }
    result.warnings().forEach(Complaints::say);
    Complaints.say(result.summary());
    if (result.noted() > 0 && result.stopped().isEmpty()) {
      Attention.say(directory, kinds, settings.shard());
    }
    return result.exitCode();
  }

  private void greet(Sweep sweep, Provenance provenance, List<String> missing) {
    int cells = sweep.cells().size();
    Complaints.say(provenance.build().label() + ", sweep " + sweep.name() + " of " + cells
        + (cells == 1 ? " cell" : " cells") + (shard.count() > 1 ? ", shard " + shard.label() : "") + ", "
        + provenance.threads() + (provenance.threads() == 1 ? " thread" : " threads") + ", " + provenance.backend()
        + (engine.device(Device.AUTO) == Device.AUTO ? "; " + Device.NO_GPU : ""));
    if (!missing.isEmpty()) {
      Complaints.say("the JVM keeps the signals " + String.join(", ", missing) + ": they will not stop the run gently");
    }
  }

  /** Reads {@code --shard}. */
  static final class ShardConverter implements ITypeConverter<Shard> {
    @Override
    public Shard convert(String text) {
      try {
        return Shard.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** Reads {@code --deadline}. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
