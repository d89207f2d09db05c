package lawsweep.cli.terminal;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lawsweep.network.Family;
import lawsweep.text.Spelling;
import picocli.CommandLine.Model.CommandSpec;

/** Guesses which option or command was meant. */
final class Suggestion {

  private static final Pattern WIDTHS = Pattern.compile("[0-9]+([,x ]+[0-9]+)+");

  private Suggestion() {}

  /** {@code " (did you mean '--threads'?)"} or the empty string. */
  static String of(String word, Collection<String> known) {
    int value = word.indexOf('=');
    return Spelling.hint(value < 0 ? word : word.substring(0, value), known);
  }

  /**
   * What may be said of an unknown option: which one was perhaps meant, and where one for each family of networks could
   * stand, all of these.
   *
   * @param words the option and what follows it
   */
  static String of(List<String> words, CommandSpec command) {
    List<String> options = command.options().stream().flatMap(option -> Stream.of(option.names())).toList();
    List<String> families = options.stream().filter(Suggestion::isFamily).toList();
    String hint = of(words.getFirst(), options);
    boolean other = options.stream().anyMatch(option -> !isFamily(option) && hint.contains("'" + option + "'"));
    if (families.isEmpty() || (other && !hasWidths(words))) {
      return hint;
    }
    return (other ? "" : hint) + "; networks are given by " + Spelling.choice(families);
  }

  private static boolean isFamily(String option) {
    return option.startsWith("--") && Family.WORDS.find(option.substring(2)).isPresent();
  }

  private static boolean hasWidths(List<String> words) {
    String option = words.getFirst();
    int value = option.indexOf('=');
    String next = value >= 0 ? option.substring(value + 1) : words.size() > 1 ? words.get(1) : "";
    return WIDTHS.matcher(next).matches();
  }
}
