package lawsweep.cli.count;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.Device;
import lawsweep.cli.option.EngineOptions;
import lawsweep.cli.option.MethodOption;
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
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.CellAttempt;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.text.Durations;
import lawsweep.work.Estimate;
import lawsweep.work.LimitCheck;
import lawsweep.work.Limits;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      description = "What all random numbers derive from, the sweep seed; default: 0.")
  private long seed;

  @Option(
      names = "--draw",
      paramLabel = "K",
      description = "Which draw of a sweep's cell to count again, the column seed of its records; default: 0.")
  private int draw;

  @Mixin
  private DataOptions data;

  @Mixin
  private EngineOptions engine;

  @Option(names = "--json", description = "Print the record as one JSON object, certificate included.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (draw < 0) {
      throw new UsageException("expected --draw with a number that is not negative, got " + draw);
    }
    LawCell cell = cell();
    MethodOption.check(engine.road(), cell);
    if (engine.device(Device.CPU) == Device.AUTO) {
      Complaints.say(Device.NO_GPU);
    }
    Kernels kernels = new VectorKernels();
    Kinds kinds = AllKinds.with(kernels, engine.road());
    CountCell asked = new CountCell(cell);
    warnIfLong(kinds.of(asked).estimate(asked));
    CellRecord record;
    try (ThreadTeam team = new ThreadTeam(engine.threads())) {
      record = new CellAttempt(kinds, Limits.DEFAULT, kernels.name()).alone(asked, team);
    }
    StandardOutput
        .print(json ? new String(kinds.records(seed).bytes(record), StandardCharsets.UTF_8) : table(record));
    if (!record.reason().isEmpty()) {
      Complaints.say(record.key() + " " + CountTable.outcome(record) + ": " + record.reason());
    }
    return record.status() == CellStatus.FAILED ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private LawCell cell() {
    Architecture network = architecture.architecture();
    Fields fields = architecture.fields(network.family());
    return new LawCell(network, fields, seed, draw, data.choice(fields, network));
  }

  private String table(CellRecord record) {
    return CountTable.of(record, new CountCommand(engine.road().label(), inputs -> data.file()));
  }

  private static void warnIfLong(Estimate estimate) {
    double seconds = estimate.flops() / SweepPlan.FLOPS_PER_SECOND;
    if (seconds > LONG_SECONDS && LimitCheck.refuse(estimate, Limits.DEFAULT).isEmpty()) {
      Complaints.say("this may take about " + Durations.brief(seconds)
          + " of one core; a sweep (lawsweep run) shows its progress and takes a limit of seconds");
    }
  }
}
