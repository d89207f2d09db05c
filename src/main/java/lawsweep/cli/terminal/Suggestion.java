package lawsweep.cli.terminal;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.text.Spelling;
import picocli.CommandLine.Model.CommandSpec;

/** Guesses which option or command was meant. */
final class Suggestion {

  private Suggestion() {}

  /** {@code " (did you mean '--threads'?)"} or the empty string. */
  static String of(String word, Collection<String> known) {
    int value = word.indexOf('=');
    return Spelling.hint(value < 0 ? word : word.substring(0, value), known);
  }

  /** All names of a command's options. */
  static List<String> options(CommandSpec command) {
    return command.options().stream().flatMap(option -> Stream.of(option.names())).toList();
  }
}
