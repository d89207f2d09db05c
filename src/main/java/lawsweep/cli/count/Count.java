package lawsweep.cli.count;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.EngineOptions;
import lawsweep.cli.option.GpuInUse;
import lawsweep.cli.option.GpuSize;
import lawsweep.cli.option.MethodOption;
import lawsweep.cli.option.WidthOrder;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.export.CountCommand;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.law.Fields;
import lawsweep.law.GivenWeights;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.law.Subject;
import lawsweep.lie.span.Engines;
import lawsweep.library.CountQuestion;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.text.Durations;
import lawsweep.text.Terminal;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.LevelsWord;
import lawsweep.work.Limits;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Counts one architecture. */
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Counts the conservation laws of one architecture and prints the answer with its proof.")
public final class Count implements Callable<Integer> {

  /** From here on a user should know what to expect. */
  private static final double LONG_SECONDS = 60;

  @Mixin
  private ArchitectureOptions architecture;

  @Option(
      names = "--seed",
      paramLabel = "N",
      converter = SeedConverter.class,
      description = "What all random numbers derive from, the sweep seed; default: 0.")
  private long seed;

  @Option(
      names = "--draw",
      paramLabel = "K",
      description = "Which draw of a sweep's cell to count again, the column seed of its records; default: 0.")
  private int draw;

  @Option(
      names = "--levels",
      paramLabel = "N|all",
      converter = LevelsConverter.class,
      description = "Up to how many fields in a bracket to find the dimensions of levels; what lies beyond is settled"
          + " by one time-dependent field where that proves the count, which is quicker where brackets are long;"
          + " default: all.")
  private int levels = Limits.ALL_LEVELS;

  @Mixin
  private DataOptions data;

  @Mixin
  private WeightsOptions weights;

  @Mixin
  private EngineOptions engine;

  @Option(names = "--json", description = "Print the record as one JSON object, certificate included.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (draw < 0) {
      throw new UsageException("expected --draw with a number that is not negative, got " + draw);
    }
    LawCell cell = architecture.counted(cell());
    MethodOption.check(engine.road(), cell);
    CountCell asked = new CountCell(cell);
    boolean required = engine.device().required();
    if (required && !GpuSize.canTake(asked, limits(), engine.road())) {
      throw new UsageException("expected --device cuda with generic fields on the dense road, or with drawn weights of"
          + " a network with gates and all inputs, got " + cell.key()
          + (cell.fields() != Fields.GENERIC ? ": " + cell.fields().label() + " fields"
              : ": the "
                  + AllKinds.plain(engine.road()).of(asked).label(asked, limits())
                  + " road" + (cell.setting().isEmpty() ? " (--method dense takes it)" : "")));
    }
    try (GpuInUse gpu =
        GpuInUse.of(engine.device(), () -> GpuSize.pays(asked, limits(), engine.road()))) {
      return count(asked, new VectorKernels(), gpu);
    }
  }

  private Integer count(CountCell asked, Kernels kernels, GpuInUse gpu) throws IOException {
    if (engine.namesDevice()) {
      gpu.off().ifPresent(Complaints::say);
    }
    if (!json) {
      asked.law().subject().architecture().flatMap(architecture.order()::note).ifPresent(Complaints::say);
    }
    boolean required = engine.device().required();
    Kinds kinds = AllKinds.with(Engines.host(kernels), engine.road(), required ? gpu.useForAll() : gpu.use());
    CountAttempt attempt =
        new CountAttempt(kinds, kernels.name(), gpu.lanes(kernels, engine.road(), required), limits());
    if (!attempt.onDevice(asked)) {
      warnIfLong(kinds.of(asked).estimate(asked, limits()));
    }
    CellRecord record;
    try (ThreadTeam team = new ThreadTeam(engine.threads())) {
      record = attempt.record(asked, team);
    }
    StandardOutput.print(json
        ? new String(kinds.records(seed).exported(record), StandardCharsets.UTF_8)
        : table(record, data.line(asked.law(), kernels)));
    if (!json && asked.law().weights().filter(GivenWeights::balanced).isPresent()) {
      StandardOutput.print(WeightsLines.balanced(asked.law(), kernels));
    }
    if (!record.reason().isEmpty() && !DrawLines.told(record)) {
      Complaints.say(record.key() + " " + CountTable.outcome(record) + ": " + record.reason());
    }
    return record.status() == CellStatus.FAILED ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private Limits limits() {
    return Limits.DEFAULT.with(levels);
  }

  private LawCell cell() {
    architecture.setting(); // Refuses what no network has before what this one has not.
    Optional<NetLine> line = weights.line(architecture);
    if (weights.given()) {
      data.refuse("only without --weights, which gives them");
      NetLine at = line.orElseThrow();
      return new LawCell(at, architecture.fields(at), seed, draw);
    }
    Subject network = line.isPresent() ? line.get()
        : new Subject.Widths(architecture.architecture(), architecture.loss());
    try {
      return new CountQuestion(network, architecture.fieldsWord(), seed, draw).cell(data.of(architecture));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private String table(CellRecord record, Optional<String> inputs) {
    WidthOrder order = architecture.order();
    CountCommand command =
        new CountCommand(engine.road().label(), given -> data.file(), order == WidthOrder.INPUT_FIRST, levels);
    return new CountTable(command, order, Terminal.ofStandardOutput(System.getenv()).width()).of(record, inputs);
  }

  private static void warnIfLong(Estimate estimate) {
    double seconds = estimate.flops() / SweepPlan.FLOPS_PER_SECOND;
    if (seconds > LONG_SECONDS && LimitCheck.refuse(estimate, Limits.DEFAULT).isEmpty()) {
      Complaints.say("this may take about " + Durations.shown(seconds)
          + " of one core; a sweep (lawsweep run) shows its progress and takes a limit of seconds");
    }
  }

  /** Reads {@code --levels}. */
  static final class LevelsConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return LevelsWord.parse(text)
          .orElseThrow(() -> new TypeConversionException(LevelsWord.EXPECTED + "; got '" + text + "'"));
    }
  }

  /** Reads {@code --seed}. */
  static final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("a seed is a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE
            + ", which all random numbers derive from; got '" + text + "'");
      }
    }
  }
}
