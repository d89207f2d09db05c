package lawsweep.cli.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AskedSweep;
import lawsweep.cli.option.GpuSize;
import lawsweep.cli.option.MethodOption;
import lawsweep.cli.option.Settings;
import lawsweep.cli.terminal.Complaints;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.UsageException;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Provenance;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.RoadChoice;
import lawsweep.slurm.Draft;
import lawsweep.slurm.Drafts;
import lawsweep.slurm.JobOptions;
import lawsweep.slurm.Scheduler;
import lawsweep.slurm.SchedulerException;
import lawsweep.slurm.SetupLines;
import lawsweep.slurm.SlurmProcesses;
import lawsweep.slurm.Submitter;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.Manifest;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.ResultDirectory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a sweep to Slurm. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
        "Sends a sweep to Slurm as one job array, prints the job's id, and returns. Each task runs a shard of the sweep"
            + " as 'run' does. The same command again sends only what is left or failed and not in the queue."})
public final class Submit implements Callable<Integer> {

  /** A busy controller may take its time. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @Parameters(paramLabel = "SPEC", description = "The sweep spec, a YAML file; - reads it from the standard input.")
  private String spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The result directory, on a file system that all nodes see: a new one, or one with results of the"
          + " same sweep; default: results/NAME, with the sweep's name.")
  private String out;

  @Option(
      names = "--dry-run",
      description = "Print the batch script on the standard output and write nothing. Works without Slurm.")
  private boolean dryRun;

  @Mixin
  private MethodOption method;

  @Mixin
  private Settings settings;

  @ArgGroup(validate = false, heading = "%nThe tasks:%n")
  private final TaskOptions task = new TaskOptions();

  @ArgGroup(validate = false, heading = "%nThe site:%n")
  private final SiteOptions site = new SiteOptions();

  private final Scheduler scheduler = new Scheduler(new SlurmProcesses(TIMEOUT));

  @Override
  public Integer call() throws IOException, SpecException {
    checkSetup();
    Kernels kernels = new VectorKernels();
    AskedSweep asked = AskedSweep.of(spec, settings.all(), out, method, kernels);
    Sweep sweep = asked.sweep();
    RoadChoice road = asked.road();
    Kinds kinds = site.gpu() ? GpuSize.besideGpu(kernels, road) : asked.kinds();
    Workload workload = Workload.of(sweep, kinds);
    JobOptions options = new JobOptions(site.name(sweep.name()), task.cpus(), task.memory(), task.time(),
        task.throttle().orElse(0), task.requeues(), site.site(), site.arguments(), site.setup());
    Path directory = asked.directory().toAbsolutePath();
    if (directory.toString().codePoints().anyMatch(Character::isISOControl)) {
      throw new UsageException("expected a directory whose name is one line, got " + directory);
    }
    Drafts drafts = new Drafts(launcher(), directory, road.label(), task.minutes(), options);
    Manifest manifest = manifest(sweep, road, kernels);
    try {
      return dryRun ? print(sweep, workload, drafts, manifest) : send(sweep, workload, drafts, manifest);
    } catch (SchedulerException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  private void checkSetup() throws IOException {
    Optional<String> complaint = SetupLines.complaint(site.setup());
    if (complaint.isPresent()) {
      throw new UsageException("expected --setup with lines of bash, got '" + String.join("', '", site.setup())
          + "', of which bash says: " + complaint.get());
    }
  }

  private Manifest manifest(Sweep sweep, RoadChoice road, Kernels kernels) {
    Provenance provenance = Provenance.of(System.getenv(), kernels.name(), task.cpus());
    return Manifest.of(sweep, road.label(), provenance.build().version(), settings.in(provenance.toMap()));
  }

  private Integer send(Sweep sweep, Workload workload, Drafts drafts, Manifest manifest)
      throws IOException, SchedulerException {
    int maxArraySize = scheduler.maxArraySize();
    ResultDirectory directory = ResultDirectory.prepare(drafts.directory(), sweep, manifest);
    OptionalLong job = new Submitter(scheduler, Complaints::say).submit(directory, workload, drafts, maxArraySize);
    if (job.isPresent()) {
      StandardOutput.print(String.valueOf(job.getAsLong()));
    }
    return ExitCode.DONE;
  }

  private Integer print(Sweep sweep, Workload workload, Drafts drafts, Manifest manifest) throws IOException {
    OpenCells cells = OpenCells.all(sweep.cells().size());
    if (Files.exists(drafts.directory().resolve(ResultDirectory.MANIFEST))) {
      // Nothing is written to a directory that has its manifest.
      cells = OpenCells.of(ResultDirectory.prepare(drafts.directory(), sweep, manifest));
    }
    Draft draft = drafts.of(sweep, workload, cells, usualArraySize());
    draft.notes().forEach(Complaints::say);
    if (draft.open().isEmpty()) {
      Complaints.say("nothing to submit: every cell has a result");
    } else {
      StandardOutput.print(draft.text().stripTrailing());
    }
    return ExitCode.DONE;
  }

  private int usualArraySize() {
    try {
      return scheduler.maxArraySize();
    } catch (SchedulerException e) {
      Complaints.say("Slurm does not answer here: assuming MaxArraySize " + Scheduler.USUAL_ARRAY_SIZE);
      return Scheduler.USUAL_ARRAY_SIZE;
    }
  }

  private static Path launcher() {
    String launcher = System.getProperty("lawsweep.launcher");
    if (launcher == null) {
      throw new UsageException("expected a start by the launcher script, which the tasks need too, got one by java");
    }
    return Path.of(launcher);
  }
}
