package lawsweep.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lawsweep.env.BuildInfo;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, made of what its help says. */
final class ManualPage {

  /** When this version was released, as CHANGELOG.md has it. */
  static final String DATE = "2026-11-30";

  private static final String SECTION = "SH";
  private static final String ENTRY = "TP";

  private final CommandText command;
  private final Roff roff = new Roff();

  private ManualPage(CommandText command) {
    this.command = command;
  }

  /** The page in roff, without a line break at its end. */
  static String of(CommandText command) {
    ManualPage page = new ManualPage(command);
    page.head();
    page.synopsis();
    page.roff.macro(SECTION, "DESCRIPTION");
    page.paragraphs(command.description());
    page.commands();
    page.operands();
    page.options();
    if (!command.footer().isEmpty()) {
      page.roff.macro(SECTION, "NOTES");
      page.paragraphs(command.footer());
    }
    page.entries("ENVIRONMENT", Environment.VARIABLES);
    if (page.isProgram()) {
      page.entries("FILES", Environment.FILES);
    }
    page.entries("EXIT STATUS", ExitCodes.MEANINGS);
    page.examples();
    page.neighbours();
    return page.roff.page();
  }

  private boolean isProgram() {
    return command.spec().parent() == null;
  }

  private void head() {
    roff.title(command.page().toUpperCase(Locale.ROOT), DATE, "Lawsweep " + BuildInfo.read().version());
    roff.macro(SECTION, "NAME");
    String does = command.description().getFirst().split("(?<=[.;:]) ", 2)[0];
    roff.marked(Roff.escaped(command.page()) + " \\- "
        + Roff.escaped(does.substring(0, 1).toLowerCase(Locale.ROOT) + does.substring(1, does.length() - 1)));
  }

  private void synopsis() {
    roff.macro(SECTION, "SYNOPSIS");
    List<String> words = new ArrayList<>(List.of(Roff.bold(command.name())));
    if (isProgram()) {
      roff.marked(words.getFirst() + " " + Roff.italic("COMMAND") + " [" + Roff.italic("OPTION") + "]...").macro("br");
    }
    for (OptionSpec option : command.options()) {
      String shown = Roff.bold(option.longestName()) + value(option);
      words.add((option.required() ? shown : "[" + shown + "]") + (option.isMultiValue() ? "..." : ""));
    }
    command.operands().forEach(operand -> words.add(shown(operand)));
    roff.marked(String.join(" ", words));
  }

  private static String value(OptionSpec option) {
    String value = CommandText.value(option);
    return value.isEmpty() ? "" : "=" + Roff.italic(value.substring(1));
  }

  private static String shown(PositionalParamSpec operand) {
    return Roff.escaped(CommandText.shown(operand)).replace(Roff.escaped(operand.paramLabel()),
        Roff.italic(operand.paramLabel()));
  }

  /** Text and code, as {@link CommandText#description} has them. */
  private void paragraphs(List<String> lines) {
    boolean first = true;
    for (int i = 0; i < lines.size(); i++) {
      int end = i;
      while (end < lines.size() && lines.get(end).startsWith(" ")) {
        end++;
      }
      if (end > i) {
        roff.code(lines.subList(i, end));
        i = end - 1;
      } else if (!lines.get(i).isEmpty()) {
        if (!first) {
          roff.macro("PP");
        }
        roff.text(lines.get(i));
        first = false;
      }
    }
  }

  private void commands() {
    if (command.commands().isEmpty()) {
      return;
    }
    roff.macro(SECTION, "COMMANDS");
    for (CommandText each : command.commands()) {
      roff.macro(ENTRY).marked(Roff.bold(each.page()) + "(1)").text(each.description().getFirst());
    }
  }

  private void operands() {
    if (command.operands().isEmpty()) {
      return;
    }
    roff.macro(SECTION, "OPERANDS");
    for (PositionalParamSpec operand : command.operands()) {
      roff.macro(ENTRY).marked(shown(operand)).text(CommandText.said(operand));
    }
  }

  private void options() {
    roff.macro(SECTION, "OPTIONS");
    for (CommandText.Part part : command.parts()) {
      if (!part.heading().isEmpty()) {
        roff.macro("SS", part.heading());
      }
      for (OptionSpec option : part.options()) {
        List<String> names = Stream.of(option.names()).map(name -> Roff.bold(name) + value(option)).toList();
        roff.macro(ENTRY).marked(String.join(", ", names)).text(CommandText.said(option));
      }
    }
  }

  private void entries(String section, Map<String, String> entries) {
    roff.macro(SECTION, section);
    entries.forEach((name, meaning) -> roff.macro(ENTRY).marked(Roff.bold(name)).text(meaning));
  }

  private void examples() {
    roff.macro(SECTION, "EXAMPLES");
    roff.code(Examples.of(command.spec().name()));
  }

  private void neighbours() {
    roff.macro(SECTION, "SEE ALSO");
    List<String> all = isProgram()
        ? command.commands().stream().map(CommandText::page).toList()
        : Stream.concat(Stream.of("lawsweep"),
            Examples.neighbours(command.spec().name()).map(name -> "lawsweep-" + name)).toList();
    roff.marked(String.join(", ", all.stream().map(page -> Roff.bold(page) + "(1)").toList()));
  }
}
