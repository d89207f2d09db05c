package lawsweep.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import lawsweep.cuda.Gpus;
import lawsweep.env.Processor;
import lawsweep.env.Provenance;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.work.LimitCheck;
import picocli.CommandLine.Command;

/** Tells what the program computes with. */
@Command(
    name = "devices",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Tells what the program computes with on this machine.")
final class Devices implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    Provenance found = Provenance.of(System.getenv(), new VectorKernels().name(), Processor.threads(System.getenv()));
    List<String> lines = new ArrayList<>(List.of("cpu       " + found.processor().model(),
        "vectors   " + found.backend() + " (bits)",
        "fma       " + found.processor().fma(),
        "threads   " + found.threads() + " of " + Runtime.getRuntime().availableProcessors() + " processors",
        "heap      " + LimitCheck.bytes(found.heapBytes()),
        "java      " + found.java(),
        "system    " + found.system()));
    List<String> gpu = Gpus.lines();
    lines.addAll(gpu);
    if (gpu.size() > 1) {
      lines.add(
          "note      counts on a GPU were tried on an emulator and on a machine that executes PTX, not yet on a card:"
              + " benchmarks/gpu compares them with the CPU's");
    }
    StandardOutput.print(String.join("\n", lines));
    return ExitCode.DONE;
  }
}
