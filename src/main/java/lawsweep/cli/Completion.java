package lawsweep.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import lawsweep.cli.terminal.ExitCode;
import lawsweep.cli.terminal.StandardOutput;
import lawsweep.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * Prints the script that completes command lines in bash and zsh, made of the options that there are. Its name
 * stands in the list of commands: it has an old one, too.
 */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
        "Prints a script that completes commands, options, their values and files in bash and zsh. Install it with this"
            + " line in ~/.bashrc or ~/.zshrc:",
        "", "  eval \"$(lawsweep completion)\""})
final class Completion implements Callable<Integer> {

  /** What is completed, by what help calls it. */
  private static final Map<String, String> FILES = Map.of("DIR", "dirs", "FILE", "files", "SPEC", "files", "DIR|FILE",
      "files");

  /** The label of an operand that is a command. */
  private static final String COMMAND = "COMMAND";

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    StandardOutput.print(script(spec.root()));
    return ExitCode.DONE;
  }

  /** The script for a program whose commands are all there. */
  static String script(CommandSpec program) {
    List<String> commands = new ArrayList<>();
    StringBuilder values = new StringBuilder();
    values(program, "", values);
    Set<String> names = new LinkedHashSet<>(program.subcommands().keySet());
    names.remove(Program.OLD_COMPLETION);
    commands.add(command(program, "", "words", String.join(" ", names)));
    for (String name : names) {
      CommandSpec command = program.subcommands().get(name).getCommandSpec();
      String label = command.positionalParameters().isEmpty()
          ? ""
          : command.positionalParameters().get(0).paramLabel();
      commands.add(label.equals(COMMAND)
          ? command(command, name, "words", String.join(" ", names))
          : command(command, name, FILES.getOrDefault(label, "none"), ""));
      values(command, name, values);
    }
    return CompletionScript.text(commands, values.toString());
  }

  /** A line of the script: a command's options, and what its arguments are. */
  private static String command(CommandSpec command, String name, String operand, String words) {
    List<String> names = new ArrayList<>();
    command.options().stream().filter(option -> !option.hidden()).forEach(option -> names.add(option.longestName()));
    return "    '" + name + "') flags='" + String.join(" ", names) + "' operand=" + operand + " offered='" + words
        + "' ;;";
  }

  /** Lines of the script: what the values of a command's options are. */
  private static void values(CommandSpec command, String name, StringBuilder lines) {
    for (OptionSpec option : command.options()) {
      if (option.arity().max() > 0) {
        for (String given : option.names()) {
          lines.append("    '").append(name).append(' ').append(given).append("') ").append(value(option))
              .append(" ;;\n");
        }
      }
    }
  }

  private static String value(ArgSpec option) {
    List<String> words = words(option);
    return words.isEmpty()
        ? "kind=" + FILES.getOrDefault(option.paramLabel(), "none")
        : "kind=words offered='" + String.join(" ", words) + "'";
  }

  /** The words that an option takes: its candidates, or what its label names. */
  static List<String> words(ArgSpec option) {
    List<String> words = new ArrayList<>();
    if (option.completionCandidates() != null) {
      // Constants of enums are lower-case words to the user.
      option.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    } else if (option.paramLabel().matches("[a-z0-9]+([,|][a-z0-9]+)*")) {
      words.addAll(List.of(option.paramLabel().split("[,|]")));
    }
    return words;
  }
}
