package lawsweep.cli.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import lawsweep.checkpoint.Checkpoint;
import lawsweep.checkpoint.Checkpoints;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a checkpoint holds. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Lists the tensors of a checkpoint, with norms and how many numbers are not finite, and proposes"
        + " which map of names reads a network from it.")
public final class Inspect implements Callable<Integer> {

  @Parameters(
      paramLabel = "CHECKPOINT",
      description = "A .safetensors, .npz or .npy file, an index of several files (*.safetensors.index.json), or a"
          + " folder with model.safetensors, an index or .npy files.")
  private Path path;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin
  private Threads threads;

  @Override
  public Integer call() throws IOException {
    Inspection inspection;
    try (ThreadTeam team = new ThreadTeam(threads.number()); Checkpoint checkpoint = Checkpoints.open(path)) {
      inspection = Inspection.of(checkpoint, team);
    }
    StandardOutput.print(json
        ? new String(InspectionForm.FORM.bytes(inspection), StandardCharsets.UTF_8)
        : InspectionTable.of(inspection));
    return ExitCode.DONE;
  }
}
