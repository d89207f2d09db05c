package lawsweep.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ThreadTeam;
import lawsweep.kernel.VectorKernels;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.Limits;
import lawsweep.sweep.CellAttempt;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.EngineCounter;
import lawsweep.sweep.RecordCodec;
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

  @Mixin
  private ArchitectureOptions architecture;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all random numbers derive from, the sweep seed; default: 0.")
  private long seed;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = Method.Converter.class,
      description = "auto or dense; default: auto.")
  private Method method = Method.AUTO;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = Device.Converter.class,
      description = "auto or cpu; default: auto.")
  private Device device = Device.CPU;

  @Mixin
  private Threads threads;

  @Option(names = "--json", description = "Print the record as one JSON object, certificate included.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    LawCell cell = new LawCell(architecture.architecture(), Fields.GENERIC, seed, 0);
    if (device == Device.AUTO) {
      Complaints.say(Device.NO_GPU);
    }
    Kernels kernels = new VectorKernels();
    CellRecord record;
    try (ThreadTeam team = new ThreadTeam(threads.number())) {
      record = new CellAttempt(new EngineCounter(kernels), Limits.DEFAULT, method.road(), kernels.name())
          .alone(cell, team);
    }
    StandardOutput.print(json ? new String(RecordCodec.write(record), StandardCharsets.UTF_8) : CountTable.of(record));
    if (!record.reason().isEmpty()) {
      Complaints.say(record.key() + " " + CountTable.outcome(record) + ": " + record.reason());
    }
    return record.status() == CellStatus.FAILED ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
