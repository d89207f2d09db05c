package lawsweep.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.AskedSweep;
import lawsweep.cli.option.EngineOptions;
import lawsweep.cli.option.GpuInUse;
import lawsweep.cli.option.GpuSize;
import lawsweep.cli.option.Settings;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Provenance;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.span.Engines;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.DeviceLanes;
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
import lawsweep.text.Durations;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a sweep, or goes on with it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Computes all cells of a sweep that have no result yet. Stop it at any time: what is finished is"
        + " kept, and the same command goes on from there.")
public final class Run implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep spec, a YAML file; - reads it from the standard input.")
  private String spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The result directory: a new one, or one with results of the same sweep; default: results/NAME,"
          + " with the sweep's name.")
  private String out;

  @Mixin
  private Settings settings;

  @Mixin
  private EngineOptions engine;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      converter = ShardConverter.class,
      description = "Run one of n parts of about the same cost. Shards may share DIR or be merged.")
  private Shard shard = Shard.WHOLE;

  @Option(
      names = "--retry",
      paramLabel = "WORDS",
      converter = RetryConverter.class,
      description = "Run cells again that have a record: failed, undecided, skipped, or several of these with commas"
          + " between.")
  private Retry retry = Retry.NONE;

  @Option(
      names = "--update",
      description = "Go on in DIR with a spec that was changed, and keep every record that it still asks for.")
  private boolean update;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this long, such as 90s, 10m or 1h30m, counted from the start of the program.")
  private Duration deadline;

  @Option(
      names = "--quiet",
      description = "Say warnings only, and in the end the cells that failed: no progress, nothing of what was found.")
  private boolean quiet;

  @Spec
  private CommandSpec command;

  @Override
  public Integer call() throws IOException, SpecException {
    Kernels kernels = new VectorKernels();
    AskedSweep asked = AskedSweep.of(spec, settings.all(), out, engine.method(), kernels);
    try (GpuInUse gpu = GpuInUse.of(engine.device(), () -> GpuSize.pays(asked.sweep(), asked.road()))) {
      return run(asked, kernels, gpu);
    }
  }

  private Integer run(AskedSweep asked, Kernels kernels, GpuInUse gpu) throws IOException {
    Sweep sweep = asked.sweep();
    Path path = asked.directory();
    Provenance provenance =
        Provenance.of(System.getenv(), kernels.name(), engine.threads()).with(gpu.provenance());
    ResultDirectory.recognize(path, sweep);
    Manifest manifest =
        Manifest.of(sweep, asked.road().label(), provenance.build().version(), settings.in(provenance.toMap()));
    ResultDirectory directory = update
        ? ResultDirectory.update(path, sweep, manifest, ResultDirectory.specs(asked.kinds()), Complaints::say)
        : ResultDirectory.prepare(path, sweep, manifest);
    if (directory.sweep() != sweep) {
      Complaints
          .say(path + " was begun by version 0.1.0, which rounded inputs that are not whole numbers to 20 bits: it is"
              + " gone on with by the same rules (engine 1); a new --out takes them exactly");
    }
    StopSwitch stop = deadline == null ? new StopSwitch() : new StopSwitch(Durations.leftSinceStart(deadline));
    List<String> missing = StopSignals.install(stop, () -> Runtime.getRuntime().halt(130));
    greet(sweep, provenance, path, missing, gpu.line());
    return work(directory, AllKinds.with(Engines.host(kernels), asked.road(), gpu.use()).at(directory.path()),
        RunSettings.of(shard, engine.threads(), retry, kernels.name()), stop,
        gpu.lanes(kernels, asked.road(), engine.device().required(), engine.threads()));
  }

  private Integer work(ResultDirectory directory, Kinds kinds, RunSettings how, StopSwitch stop,
      Optional<DeviceLanes> device) throws IOException {
    RunMeter meter = new RunMeter();
    RunVoice voice = RunVoice.of(kinds, meter, quiet, device.isPresent());
    RunResult result;
    try (voice) {
      result = new SweepRunner(kinds, how, stop, meter, voice, device).run(directory);
    }
    voice.end(result, new NextCommand(NextCommand.program(),
        command.root().commandLine().getParseResult().originalArgs(), directory.path()));
    return result.exitCode();
  }

  private void greet(Sweep sweep, Provenance provenance, Path path, List<String> missing, String gpu) {
    if (!missing.isEmpty()) {
      Complaints.say("the JVM keeps the signals " + String.join(", ", missing) + ": they will not stop the run gently");
    }
    if (quiet) {
      return;
    }
    int cells = sweep.cells().size();
    Complaints.say(provenance.build().label() + ", sweep " + sweep.name() + " of " + cells
        + (cells == 1 ? " cell" : " cells") + (shard.count() > 1 ? ", shard " + shard.label() : "")
        + (out == null ? ", results in " + path : "") + ", "
        + provenance.threads() + (provenance.threads() == 1 ? " thread" : " threads") + ", " + provenance.backend()
        + gpu);
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

  /** Reads {@code --retry}. */
  static final class RetryConverter implements ITypeConverter<Retry> {
    @Override
    public Retry convert(String text) {
      try {
        return Retry.parse(text);
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
