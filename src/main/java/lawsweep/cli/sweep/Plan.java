package lawsweep.cli.sweep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lawsweep.cli.option.AllKinds;
import lawsweep.cli.option.MethodOption;
import lawsweep.cli.option.Settings;
import lawsweep.cli.option.SpecFile;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.env.Processor;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.spec.SpecException;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.run.SweepPlan;
import lawsweep.text.Durations;
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

  @Option(names = "--json", description = "Print the plan as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SpecException {
    Kinds kinds = AllKinds.with(new VectorKernels(), method.road());
    SweepPlan plan = SweepPlan.of(SpecFile.read(spec, settings.all(), method.road(), kinds), kinds,
        Processor.threads(System.getenv()));
    StandardOutput.print(json ? plan.toJson() : table(plan));
    return ExitCode.DONE;
  }

  private static String table(SweepPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add("sweep     " + plan.name());
    lines
        .add("cells     " + plan.cells() + (plan.skipped() > 0 ? ", " + plan.skipped() + " of them over a limit" : ""));
    lines.add("work      about " + Durations.shown(plan.seconds()) + " of one core, at "
        + Math.round(SweepPlan.FLOPS_PER_SECOND / 1e9) + " GFLOP/s");
    lines.add("here      about " + Durations.shown(plan.elapsedSeconds()) + " with "
        + plan.threads() + (plan.threads() == 1 ? " thread" : " threads"));
    lines.add("memory    " + LimitCheck.bytes(plan.memoryBytes()) + " for the largest cell");
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
