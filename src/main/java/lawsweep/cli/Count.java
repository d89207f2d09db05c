package lawsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ThreadTeam;
import lawsweep.kernel.VectorKernels;
import lawsweep.law.Estimate;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Limits;
import lawsweep.network.Architecture;
import lawsweep.report.CountCommand;
import lawsweep.sweep.CellAttempt;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.Durations;
import lawsweep.sweep.Engines;
import lawsweep.sweep.LimitCheck;
import lawsweep.sweep.RecordCodec;
import lawsweep.sweep.SweepPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts one architecture. */
@Command(
    name = "count",
    mixinStandardHelpOptions = true,
    versionProvider = Lawsweep.Version.class,
    description = "Counts the conservation laws of one architecture and prints the answer with its proof.")
final class Count implements Callable<Integer> {

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
    Engines engines = Engines.of(kernels, engine.road());
    warnIfLong(engines.counter().estimate(cell));
    CellRecord record;
    try (ThreadTeam team = new ThreadTeam(engine.threads())) {
      record = new CellAttempt(engines, Limits.DEFAULT, kernels.name()).alone(cell, team);
    }
    StandardOutput
        .print(json ? new String(RecordCodec.write(record), StandardCharsets.UTF_8) : table(record));
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
