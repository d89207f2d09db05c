package lawsweep.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import lawsweep.cli.option.Device;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
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
    StandardOutput.print(String.join("\n", List.of("cpu       " + found.processor().model(),
        "vectors   " + found.backend() + " (bits)",
        "fma       " + found.processor().fma(),
        "threads   " + found.threads() + " of " + Runtime.getRuntime().availableProcessors() + " processors",
        "heap      " + LimitCheck.bytes(found.heapBytes()),
        "java      " + found.java(),
        "system    " + found.system(),
        "gpu       " + Device.NO_GPU)));
    return ExitCode.DONE;
  }
}
