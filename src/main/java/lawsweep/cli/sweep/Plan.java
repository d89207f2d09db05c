package lawsweep.cli.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.Device;
import lawsweep.cli.option.GpuInUse;
import lawsweep.cli.option.GpuSize;
import lawsweep.cli.option.MethodOption;
import lawsweep.cli.option.Settings;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Processor;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.span.Engines;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.Section;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.MemoryNeed;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.text.Durations;
import lawsweep.text.Many;
import lawsweep.text.OneLine;
import lawsweep.work.LimitCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a sweep would cost. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells how many cells a sweep has, what they are expected to cost on this machine, and into how many"
        + " array tasks to cut it. Writes nothing.")
public final class Plan implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "The sweep spec, a YAML file; - reads it from the standard input.")
  private String spec;

  @Mixin
  private MethodOption method;

  @Mixin
  private Settings settings;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      converter = Device.Converter.class,
      completionCandidates = Device.Words.class,
      description = "auto, cpu, cuda, or cuda:1: as 'run' takes it; default: auto. With a GPU, tells what it would"
          + " take.")
  private Device device = Device.AUTO;

  @Option(names = "--json", description = "Print the plan as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SpecException {
    Kernels kernels = new VectorKernels();
    Kinds kinds = AllKinds.with(kernels, method.road());
    Sweep sweep = SpecFile.read(spec, settings.all(), method.road(), kinds);
    SweepPlan plan = SweepPlan.of(sweep, kinds, Processor.threads(System.getenv()));
    try (GpuInUse gpu = GpuInUse.of(device, () -> GpuSize.pays(sweep, method.road()))) {
      Optional<GpuPlan> taken = gpu.lanes(kernels, method.road(), false)
          .map(lanes -> GpuPlan.of(sweep, AllKinds.with(Engines.host(kernels), method.road(), gpu.use()), lanes));
      StandardOutput.print(json
          ? taken.map(each -> each.in(plan.toJson())).orElse(plan.toJson())
          : table(plan) + families(sweep) + taken.map(each -> "\n" + each.line()).orElse(""));
    }
    return ExitCode.DONE;
  }

  /** What entries say that they are about, a line each. */
  private static String families(Sweep sweep) {
    StringBuilder lines = new StringBuilder();
    for (Section section : sweep.sections()) {
      section.about().ifPresent(about -> lines.append("\nabout     ").append(OneLine.of(about.title())).append(": ")
          .append(Many.of(section.cells(), "cell")).append(about.laws().map(laws -> ", laws " + laws).orElse("")));
    }
    return lines.toString();
  }

  /** What cells that run side by side take; nothing to say of one alone. */
  private static String together(MemoryNeed memory) {
    return memory.cells() < 2
        ? ""
        : LimitCheck.bytes(memory.bytes()) + " for the " + memory.cells() + " that run together, ";
  }

  private static String table(SweepPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("sweep     " + plan.name());
    lines
        .add("cells     " + plan.cells() + (plan.skipped() > 0 ? ", " + plan.skipped() + " of them over a limit" : ""));
    lines.add("work      about " + Durations.shown(plan.seconds()) + " of one core, at "
        + Math.round(SweepPlan.FLOPS_PER_SECOND / 1e9) + " GFLOP/s");
    lines.add("here      about " + Durations.shown(plan.elapsedSeconds()) + " with "
        + plan.threads() + (plan.threads() == 1 ? " thread" : " threads") + ", "
        + Durations.shown(SweepPlan.START_SECONDS) + " of it to start");
    lines.add("memory    " + LimitCheck.bytes(plan.memoryBytes()) + " for the largest cell, "
        + together(plan.memory()) + LimitCheck.bytes(MemoryNeed.RESERVE_BYTES) + " besides");
    lines.add(plan.chunks() == 1
        ? "chunks    1: one task is enough"
        : "chunks    " + plan.chunks() + " array tasks (--shard i/" + plan.chunks() + ") of about "
            + Durations.shown(plan.seconds() / plan.chunks()) + " on one core each");
    for (SweepPlan.Item item : plan.largest()) {
      lines.add(String.format(Locale.ROOT, "largest   %s: D = %d, %s, %s", item.key(), item.parameters(),
          Durations.shown(item.seconds()), LimitCheck.bytes(item.memoryBytes())));
    }
    for (SweepPlan.Refused refused : plan.firstSkipped()) {
      lines.add("skipped   " + refused.key() + ": " + refused.reason());
    }
    if (plan.skipped() > plan.firstSkipped().size()) {
      lines.add("skipped   and " + (plan.skipped() - plan.firstSkipped().size()) + " more");
    }
    for (SweepPlan.Refused cautioned : plan.cautioned().first()) {
      lines.add("note      " + cautioned.key() + ": " + cautioned.reason());
    }
    if (plan.cautioned().count() > plan.cautioned().first().size()) {
      lines.add("note      and " + (plan.cautioned().count() - plan.cautioned().first().size()) + " more such cells");
    }
    return String.join("\n", lines);
  }
}
