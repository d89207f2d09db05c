package lawsweep.cli.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.run.RunResult;
import lawsweep.sweep.store.ResultDirectory;
import lawsweep.text.ShellWord;

/** What to type after a run, as lines for a shell. */
final class NextCommand {

  private static final String RETRY = "--retry";

  private final String program;
  private final List<String> arguments;
  private final Path directory;

  /**
   * After a run.
   *
   * @param program how the program was started
   * @param arguments the command line of the run, its name first
   * @param directory its result directory, as the user named it
   */
  NextCommand(String program, List<String> arguments, Path directory) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.directory = directory;
  }

  /** How to type the program that a launcher started: {@code ./lawsweep} in its own directory. */
  static String program() {
    String launcher = System.getProperty("lawsweep.launcher");
    if (launcher == null) {
      return "./lawsweep";
    }
    Path path = Path.of(launcher).toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath().normalize();
    return path.startsWith(here) ? "./" + here.relativize(path) : path.toString();
  }

  /** The lines, the first thing to do first. */
  List<String> after(RunResult result) {
    List<String> lines = new ArrayList<>();
    if (result.remaining() > 0) {
      lines.add(line(again()));
    } else if (result.failed() > 0) {
      lines.add(line(retry()));
    }
    if (result.remaining() < result.cells()) {
      lines.add(line(List.of("report", directory.toString())));
    }
    return lines;
  }

  /** The same command, as a line. */
  String repeated() {
    return line(again());
  }

  /** The same command; a spec that came through the standard input is in the directory. */
  private List<String> again() {
    List<String> again = new ArrayList<>(arguments);
    again.replaceAll(argument -> argument.equals("-")
        ? directory.resolve(ResultDirectory.SPEC).toString()
        : argument);
    return again;
  }

  /** The same command for the cells that failed, whichever were tried again this time. */
  private List<String> retry() {
    List<String> retry = new ArrayList<>();
    boolean value = false;
    for (String argument : again()) {
      if (!value && !argument.equals(RETRY) && !argument.startsWith(RETRY + "=")) {
        retry.add(argument);
      }
      value = !value && argument.equals(RETRY);
    }
    retry.addAll(List.of(RETRY, CellStatus.FAILED.label()));
    return retry;
  }

  private String line(List<String> words) {
    return ShellWord.of(program) + " " + words.stream().map(ShellWord::of).collect(Collectors.joining(" "));
  }
}
