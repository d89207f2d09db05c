package lawsweep.slurm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * The batch script of a sweep: the options of sbatch, a few variables, and the same text for all sweeps
 * ({@code task.sh}).
 *
 * @param sweep the sweep's name
 * @param launcher the script that starts this program
 * @param directory the result directory; absolute, since a job may start anywhere
 * @param method how to count, as the command line has it; {@code auto} if nothing was asked
 * @param table the tasks
 * @param options what to ask Slurm for
 */
record BatchScript(
    String sweep,
    Path launcher,
    Path directory,
    String method,
    TaskTable table,
    JobOptions options) {

  /** Where scripts, tables and logs are in a result directory. */
  static final String DIRECTORY = "slurm";

  private static final int AHEAD_SECONDS = 180;

  /** The script for some of the tasks. */
  public String text(BitSet indices) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("#!/usr/bin/env bash");
    lines
        .add("# A task of the sweep " + sweep + ". Written by lawsweep submit, which sends it again for what is left.");
    directives(lines, indices);
    lines.add("");
    lines.add("readonly program=" + ShellQuote.bash(launcher.toString()));
    lines.add("readonly directory=" + ShellQuote.bash(directory.toString()));
    lines.add("readonly tasks=" + table.size() + " limit=" + time().toSeconds() + " ahead=" + aheadSeconds()
        + " requeues=" + options.requeues() + " # limit and ahead in seconds");
    lines.add("readonly options=(" + (method.equals("auto") ? "" : "--method " + method) + ")");
    lines.add(SetupLines.function(options.setup()));
    return lines + body();
  }

  private void directives(StringJoiner lines, BitSet indices) {
    add(lines, "job-name", options.name());
    add(lines, "array", ArrayIndices.of(indices) + (options.throttle() > 0 ? "%" + options.throttle() : ""));
    add(lines, "ntasks", "1");
    add(lines, "cpus-per-task", String.valueOf(options.cpus()));
    add(lines, "mem", options.memory(table));
    add(lines, "time", WallTime.format(time()));
    add(lines, "output", logDirectory().toString().replace("%", "%%") + "/%A_%a.out");
    add(lines, "open-mode", "append");
    lines.add("#SBATCH --" + (options.requeues() > 0 ? "requeue" : "no-requeue"));
    add(lines, "signal", "B:USR1@" + aheadSeconds());
    options.site().forEach((name, value) -> add(lines, name, value));
    for (String argument : options.arguments()) {
      int equals = argument.indexOf('=');
      if (equals < 0) {
        lines.add("#SBATCH " + ShellQuote.directive(argument));
      } else {
        lines.add("#SBATCH " + argument.substring(0, equals + 1)
            + ShellQuote.directive(argument.substring(equals + 1)));
      }
    }
  }

  private static void add(StringJoiner lines, String name, String value) {
    lines.add("#SBATCH --" + name + "=" + ShellQuote.directive(value));
  }

  private Duration time() {
    return options.time(table);
  }

  /** How long before its time limit a task is told to stop, in seconds: a quarter of short limits. */
  private long aheadSeconds() {
    return Math.min(AHEAD_SECONDS, time().toSeconds() / 4);
  }

  /** Where the tasks' output goes. */
  Path logDirectory() {
    return directory.resolve(DIRECTORY).resolve("log");
  }

  private static String body() {
    try (InputStream in = BatchScript.class.getResourceAsStream("/lawsweep/task.sh")) {
      return new String(Objects.requireNonNull(in, "task.sh is part of the program").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
