package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lawsweep.architecture.GeneratedPage;
import lawsweep.sweep.run.StopKind;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of all commands, made of their help. */
class CommandReferenceTest {

  private static final Pattern DEFAULT = Pattern.compile("; default: (.+?)(\\.(?= |$))");
  private static final String PAGE = "commands-reference.md";

  private final StringBuilder page = new StringBuilder();

  private static CommandSpec program() {
    return Program.commandLine().getCommandSpec();
  }

  @Test
  void thePageIsWhatHelpSays() throws IOException {
    page.append("""
        # Commands, all options

        Made from the program's own help: `lawsweep COMMAND --help` prints the same, `lawsweep man COMMAND` a manual \
        page. What the commands are for, with examples, is on the page of [commands](commands.md).

        """);
    List<CommandText> commands = new CommandText(program()).commands();
    page.append("| command | |\n| --- | --- |\n");
    commands.forEach(command -> page.append("| [`").append(command.spec().name()).append("`](#")
        .append(command.spec().name()).append(") | ").append(GeneratedPage.cell(command.description().getFirst()))
        .append(" |\n"));
    page.append("\nAll take `-h`, `--help` and `-V`, `--version`.\n\n");
    commands.forEach(this::add);
    table("Exit codes", "code", ExitCodes.MEANINGS);
    table("Environment", "variable", Environment.VARIABLES);
    GeneratedPage.check(PAGE, page.toString().stripTrailing() + "\n", getClass());
  }

  private void add(CommandText command) {
    page.append("## ").append(command.spec().name()).append("\n\n");
    CommandLine line = command.spec().commandLine();
    line.setUsageHelpWidth(100);
    String synopsis = line.getHelp().synopsis(0).stripTrailing();
    synopsis.lines().forEach(each -> page.append("    ").append(each).append('\n'));
    page.append('\n');
    blocks(command.description());
    if (!command.operands().isEmpty()) {
      page.append("| operand | meaning |\n| --- | --- |\n");
      command.operands().forEach(operand -> row(GeneratedPage.code(CommandText.shown(operand)),
          CommandText.said(operand)));
      page.append('\n');
    }
    for (CommandText.Part part : command.parts()) {
      List<OptionSpec> options = part.options().stream().filter(option -> !isStandard(option)).toList();
      if (!options.isEmpty()) {
        page.append(part.heading().isEmpty() ? "" : part.heading() + ":\n\n");
        page.append("| option | meaning | default |\n| --- | --- | --- |\n");
        options.forEach(this::row);
        page.append('\n');
      }
    }
    blocks(command.footer());
  }

  private static boolean isStandard(OptionSpec option) {
    return option.usageHelp() || option.versionHelp();
  }

  /** What an option says of its default goes into a column of its own. */
  private void row(OptionSpec option) {
    String names = Stream.of(option.names()).map(name -> GeneratedPage.code(name + CommandText.value(option)))
        .collect(Collectors.joining(", "));
    String said = CommandText.said(option);
    Matcher found = DEFAULT.matcher(said);
    String meaning = found.find()
        ? said.substring(0, found.start()) + found.group(2) + said.substring(found.end())
        : said;
    String otherwise = option.required() ? "required" : found.hasMatch() ? found.group(1) : "";
    page.append("| ").append(names).append(" | ").append(GeneratedPage.cell(meaning)).append(" | ")
        .append(GeneratedPage.cell(otherwise)).append(" |\n");
  }

  private void row(String name, String meaning) {
    page.append("| ").append(name).append(" | ").append(GeneratedPage.cell(meaning)).append(" |\n");
  }

  /** Paragraphs, and between them lines of code. */
  private void blocks(List<String> lines) {
    boolean code = false;
    for (String line : lines) {
      boolean now = line.startsWith(" ");
      if (code && !now) {
        page.append('\n');
      }
      if (now) {
        page.append("    ").append(line).append('\n');
      } else if (!line.isEmpty()) {
        page.append(GeneratedPage.cell(line)).append("\n\n");
      }
      code = now;
    }
    page.append(code ? "\n" : "");
  }

  private void table(String heading, String name, Map<String, String> entries) {
    page.append("## ").append(heading).append("\n\n| ").append(name).append(" | meaning |\n| --- | --- |\n");
    entries.forEach((key, meaning) -> row(GeneratedPage.code(key), meaning));
    page.append('\n');
  }

  /** What picocli itself prints has no option that the page lacks, by a pattern that knows nothing of ours. */
  @Test
  void nothingIsLeftOut() throws IOException {
    String text =
        Files.readString(Path.of(System.getProperty("lawsweep.root", "")).resolve("src/site/markdown/" + PAGE));
    Pattern option = Pattern.compile("(?m)^ {2,}(?:-[a-zA-Z], )?(--[a-z-]+)");
    int options = 0;
    for (Map.Entry<String, CommandLine> each : Program.commandLine().getSubcommands().entrySet()) {
      if (each.getKey().equals(Program.OLD_COMPLETION)) {
        continue;
      }
      String section = text.substring(text.indexOf("\n## " + each.getKey() + "\n"));
      int end = section.indexOf("\n## ", 1);
      String own = section.substring(0, end);
      String help = each.getValue().getUsageMessage(Help.Ansi.OFF);
      for (MatchResult found : option.matcher(help).results().toList()) {
        options++;
        boolean standard = Set.of("--help", "--version").contains(found.group(1));
        assertTrue(standard || own.contains("| `" + found.group(1)), each.getKey() + " " + found.group(1));
      }
    }
    assertTrue(options > 150, options + " options");
  }

  /** Every code that a stopped run ends with is told, and no other. */
  @Test
  void exitCodesAreThoseThereAre() {
    Set<String> codes = new TreeSet<>(Set.of("0", "1", "2", "3"));
    Stream.of(StopKind.values()).forEach(kind -> codes.add(String.valueOf(kind.exitCode())));
    assertEquals(codes, new TreeSet<>(ExitCodes.MEANINGS.keySet()));
  }

  /** The launcher's own comment and code name no variable that is not told. */
  @Test
  void variablesAreThoseOfTheLauncher() throws IOException {
    String launcher = Files.readString(Path.of(System.getProperty("lawsweep.root", "")).resolve("lawsweep"));
    Set<String> named = new TreeSet<>();
    Pattern.compile("LAWSWEEP_[A-Z_]+").matcher(launcher).results().forEach(found -> named.add(found.group()));
    assertTrue(named.size() >= 4, named::toString);
    assertTrue(Environment.VARIABLES.keySet().containsAll(named), named::toString);
  }
}
