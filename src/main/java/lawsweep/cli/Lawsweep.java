package lawsweep.cli;

import lawsweep.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program without a command: help and version. */
@Command(
    name = "lawsweep",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Exact counts of conservation laws of neural-network gradient flows, over large sweeps.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
        "",
        "Exit codes: 0 done; 1 other failures; 2 bad usage or input; 3 failed cells or refused",
        "certificates; 4 stopped by TERM, USR1 or the deadline; 130 interrupted."})
final class Lawsweep implements Runnable {

  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, got none");
  }
}
