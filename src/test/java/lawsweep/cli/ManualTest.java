package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Manual pages, read by the programs that print them. */
class ManualTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  @TempDir
  Path temporary;

  private static List<CommandText> all() {
    return CommandText.all(Program.commandLine().getCommandSpec());
  }

  private List<String> write() throws IOException {
    List<String> names = new ArrayList<>();
    for (CommandText command : all()) {
      Path page = temporary.resolve(command.page() + ".1");
      Files.writeString(page, ManualPage.of(command) + "\n");
      names.add(page.getFileName().toString());
    }
    return names;
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private static boolean isThere(String tool) {
    return Stream.of(System.getenv("PATH").split(":")).anyMatch(at -> Files.isExecutable(Path.of(at, tool)));
  }

  @Test
  void mandocComplainsOfNothing() throws IOException, InterruptedException {
    assumeTrue(isThere("mandoc"), "no mandoc here");
    List<String> command = new ArrayList<>(List.of("mandoc", "-Tlint", "-W", "warning"));
    command.addAll(write());
    assertEquals("", run(command));
  }

  @Test
  void groffComplainsOfNothing() throws IOException, InterruptedException {
    assumeTrue(isThere("groff"), "no groff here");
    List<String> command = new ArrayList<>(List.of("groff", "-man", "-ww", "-z", "-Tutf8"));
    command.addAll(write());
    assertEquals("", run(command));
  }

  /** What is printed has every option and command as it is typed, and every description to the letter. */
  @Test
  void allIsPrinted() throws IOException, InterruptedException {
    assumeTrue(isThere("mandoc"), "no mandoc here");
    write();
    for (CommandText command : all()) {
      String printed = run(List.of("mandoc", "-Tutf8", "-O", "width=400", command.page() + ".1"))
          .replaceAll(".\b", "").replaceAll("\\s+", " ");
      for (OptionSpec option : command.options()) {
        String names = String.join(", ",
            Stream.of(option.names()).map(name -> name + CommandText.value(option)).toList());
        assertTrue(printed.contains(" " + names + " " + CommandText.said(option).replaceAll("\\s+", " ")),
            () -> command.name() + " " + names + " in " + printed);
      }
      for (CommandText each : command.commands()) {
        assertTrue(printed.contains(each.page() + "(1)"), each.page());
      }
      for (String line : Examples.of(command.spec().name())) {
        assertTrue(printed.contains(line), () -> line + " in " + printed);
      }
    }
  }

  @Test
  void whatMeansSomethingToRoffIsWrittenInWords() {
    assertEquals(".SH \"A \\(dqB\\(dq\"\n\\&.dot \\e \\(aqx\\(aq \\fB\\-\\-out\\fR=DIR a\\-b \\[u03C6]",
        new Roff().macro("SH", "A \"B\"").text(".dot \\ 'x' --out=DIR a-b φ").page());
  }

  /** Every example is a command line that the program takes, as far as files are not looked at. */
  @Test
  void examplesAreAccepted() {
    List<String> names = all().stream().map(each -> each.spec().name()).toList();
    for (String name : names) {
      assertFalse(Examples.of(name).isEmpty(), name);
      for (String line : Examples.of(name)) {
        String first = line.split(" [|>] (?=[^']*$)")[0];
        if (first.startsWith("lawsweep ")) {
          try {
            String[] words = words(first.substring("lawsweep ".length()));
            Program.commandLine(words).parseArgs(words);
          } catch (ParameterException e) {
            throw new AssertionError(line, e);
          }
        }
      }
      Examples.neighbours(name).forEach(each -> assertTrue(names.contains(each) && !each.equals(name), each));
    }
  }

  private static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(Stream.of(1, 2, 3).map(word::group).filter(found -> found != null).findFirst().orElseThrow());
    }
    return words.toArray(String[]::new);
  }
}
