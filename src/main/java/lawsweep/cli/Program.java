package lawsweep.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import lawsweep.cli.cluster.Submit;
import lawsweep.cli.count.Count;
import lawsweep.cli.count.Describe;
import lawsweep.cli.count.Theorem;
import lawsweep.cli.drift.Drift;
import lawsweep.cli.drift.Inspect;
import lawsweep.cli.law.Laws;
import lawsweep.cli.law.MetricCommand;
import lawsweep.cli.sweep.Export;
import lawsweep.cli.sweep.Init;
import lawsweep.cli.sweep.MakeAtlas;
import lawsweep.cli.sweep.MergeDirectories;
import lawsweep.cli.sweep.Plan;
import lawsweep.cli.sweep.Query;
import lawsweep.cli.sweep.Report;
import lawsweep.cli.sweep.Run;
import lawsweep.cli.sweep.SpecSchema;
import lawsweep.cli.sweep.Status;
import lawsweep.cli.sweep.Verify;
import lawsweep.cli.terminal.Complaints;
import picocli.CommandLine.Help;
import picocli.CommandLine;

/** All commands, and one run of one of them. */
final class Program {

  private static final int HELP_WIDTH = 100;
  private static final Set<String> VERSION = Set.of("--version", "-V");
  /** The name that {@link Completion} had in 0.1.0. */
  static final String OLD_COMPLETION = "generate-completion";

  /** The name of {@link Manual}. */
  static final String MANUAL = "man";

  private Program() {}

  /** Runs a command line and returns the exit code. Whatever goes wrong is one line on standard error. */
  static int run(String... args) {
    try {
      return commandLine(args).execute(args);
    } catch (OutOfMemoryError e) {
      return Complaints.outOfMemory(e);
    } catch (RuntimeException | Error e) {
      return Complaints.unexpected(e);
    }
  }

  /** With all commands, or with the one that is called, or with none for the version: others need not be loaded. */
  static CommandLine commandLine(String... args) {
    CommandLine program = new CommandLine(new Lawsweep());
    Map<String, Supplier<Object>> commands = commands();
    if (args.length > 0 && commands.containsKey(args[0]) && !tellsOfAll(args[0])) {
      program.addSubcommand(args[0], commands.get(args[0]).get());
    } else if (args.length != 1 || !VERSION.contains(args[0])) {
      commands.forEach((name, command) -> program.addSubcommand(name, command.get()));
    }
    WholeNumbers.register(program);
    program.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    program.setUsageHelpWidth(HELP_WIDTH);
    // An argument that begins with @ is a value, such as that of --net, and no file of arguments.
    program.setExpandAtFiles(false);
    program.setParameterExceptionHandler((e, arguments) -> Complaints.usage(e));
    program.setExecutionExceptionHandler((e, command, result) -> Complaints.execution(e));
    return program;
  }

  /** True for commands that print something of all others. */
  private static boolean tellsOfAll(String command) {
    return command.equals(MANUAL) || command.endsWith("completion");
  }

  private static Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("count", Count::new);
    commands.put("run", Run::new);
    commands.put("plan", Plan::new);
    commands.put("submit", Submit::new);
    commands.put("status", Status::new);
    commands.put("export", Export::new);
    commands.put("query", Query::new);
    commands.put("report", Report::new);
    commands.put("atlas", MakeAtlas::new);
    commands.put("verify", Verify::new);
    commands.put("theorem", Theorem::new);
    commands.put("describe", Describe::new);
    commands.put("laws", Laws::new);
    commands.put("metric", MetricCommand::new);
    commands.put("inspect", Inspect::new);
    commands.put("drift", Drift::new);
    commands.put("merge", MergeDirectories::new);
    commands.put("init", Init::new);
    commands.put("schema", SpecSchema::new);
    commands.put("devices", Devices::new);
    commands.put(MANUAL, Manual::new);
    commands.put("completion", Completion::new);
    commands.put(OLD_COMPLETION, Completion::new);
    return commands;
  }
}
