package lawsweep.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.Device;
import lawsweep.cli.option.GpuInUse;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.option.Threads;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardInput;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.GpuUse;
import lawsweep.kind.count.RoadChoice;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.RecordSource;
import lawsweep.sweep.run.DeviceLane;
import lawsweep.sweep.run.DeviceLanes;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.sweep.store.ResultReader;
import lawsweep.sweep.verify.RecordFile;
import lawsweep.sweep.verify.Verification;
import lawsweep.text.Many;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;
import lawsweep.work.ThreadTeam;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recomputes certificates. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Recomputes every certificate of a result directory, and simulations that take a second or less, of a JSON export, or of what count --json"
        + " or theorem --format json printed, and compares it; of a directory also what was measured of training runs,"
        + " from their files. Refused ones are named on standard error.")
public final class Verify implements Callable<Integer> {

  @Parameters(
      paramLabel = "DIR|FILE",
      description = "A result directory or a JSON file; - reads JSON from the standard input.")
  private String source;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = Device.Converter.class,
      completionCandidates = Device.Words.class,
      description = "cuda, or cuda:1 for the second GPU, recomputes there what a GPU is much quicker at; default: the"
          + " CPU does all, whatever counted it.")
  private Device device = Device.CPU;

  @Mixin
  private Threads threads;

  @Override
  public Integer call() throws IOException {
    Kernels kernels = new VectorKernels();
    try (GpuInUse gpu = GpuInUse.of(device, () -> false)) {
      Optional<DeviceLanes> lanes = gpu.lanes(kernels, RoadChoice.AUTO, true);
      return lanes.isPresent() ? verifyOn(lanes.get(), kernels, gpu.use().counts())
          : verify(AllKinds.with(kernels, RoadChoice.AUTO));
    }
  }

  private Integer verifyOn(DeviceLanes lanes, Kernels kernels, GpuUse use) throws IOException {
    try (DeviceLane lane = open(lanes)) {
      CheckedOnGpu counts = new CheckedOnGpu(kernels, use, lane.kinds(), Complaints::say);
      Integer exit = verify(AllKinds.with(counts));
      Complaints.say(Many.of(counts.checked(), "certificate") + " recomputed on " + lanes.backend());
      return exit;
    }
  }

  private static DeviceLane open(DeviceLanes lanes) {
    try {
      return lanes.lanes().get();
    } catch (DeviceLostException | OutOfDeviceMemoryException e) {
      throw new UsageException("expected a GPU that works for --device cuda, got " + e.getMessage(), e);
    }
  }

  private Integer verify(Kinds kinds) throws IOException {
    Kinds here = source.equals("-") || !Files.isDirectory(SpecFile.path(source)) ? kinds
        : kinds.at(SpecFile.path(source));
    try (RecordSource records = open(here); ThreadTeam team = new ThreadTeam(threads.number())) {
      Verification.Result result = new Verification(here, team, Complaints::say).run(records);
      StandardOutput.print(summary(result));
      return result.refused() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
    }
  }

  private RecordSource open(Kinds kinds) throws IOException {
    if (source.equals("-")) {
      return new RecordFile("standard input", new StandardInput("JSON"), kinds);
    }
    Path path = SpecFile.path(source);
    if (!Files.isDirectory(path)) {
      return new RecordFile(source, file(path), kinds);
    }
    ResultDirectory directory = ResultDirectory.open(path, kinds);
    ResultReader reader = ResultReader.openAnew(directory);
    reader.warnings().forEach(Complaints::say);
    return reader.toVerify();
  }

  private static InputStream file(Path path) {
    try {
      return Files.newInputStream(path);
    } catch (IOException e) {
      throw new UsageException("expected a result directory or a JSON export, got " + Complaints.reason(e), e);
    }
  }

  private static String summary(Verification.Result result) {
    return Many.of(result.verified(), "certificate") + " verified, " + result.refused() + " refused"
        + (result.without() > 0 ? "; " + Many.of(result.without(), "record") + " without one" : "")
        + (result.again() + result.checked() > 0
            ? "; " + Many.of(result.again(), "simulation") + " computed again, bit for bit the same, "
                + result.checked()
                + " only checked"
            : "")
        + (result.withoutInputs() > 0
            ? "; " + Many.of(result.withoutInputs(), "count") + " only checked, as the inputs are not in the file"
            : "")
        + (result.files().again() + result.files().checked() > 0
            ? "; drift of " + Many.of(result.files().again(), "cell") + " measured again from the files, "
                + result.files().checked() + " only checked"
            : "");
  }
}
