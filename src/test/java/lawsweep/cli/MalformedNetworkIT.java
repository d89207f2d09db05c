package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.cli.terminal.ExitCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hundreds of networks that are none, given to the whole program in every way there is, in one JVM: exit code 2, one
 * line with the column, the same words whichever way it was given, and nothing is written.
 */
class MalformedNetworkIT {

  private static final int LONGEST_LINE = 500;
  private static final List<Malformed> NETWORKS = new ArrayList<>();

  @TempDir
  static Path temporary;

  /**
   * A text that is no network.
   *
   * @param column where the trouble is
   * @param wrong what is said of it
   */
  private record Malformed(String text, int column, String wrong) {

    /** From a network, a tab, and {@code column 3: wrong}. */
    static Malformed of(String line) {
      String[] parts = line.split("\t(?=column )", 2);
      String[] said = parts[1].split(": ", 2);
      return new Malformed(parts[0], Integer.parseInt(said[0].substring("column ".length())), said[1]);
    }

    boolean inOneLine() {
      return !text.contains("#") && !text.contains("=");
    }
  }

  /** What a command said and how it ended. */
  private record Said(int exit, String err) {}

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        MalformedNetworkIT.class.getResourceAsStream("/lawsweep/circuit/line/malformed-networks.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(Malformed::of).forEach(NETWORKS::add);
    }
    for (String open : List.of("res(", "2*(", "res(relu | ")) {
      int column = "vec 2 > ".length() + 64 * open.length() + open.stripTrailing().lastIndexOf('(') + 1;
      NETWORKS.add(new Malformed("vec 2 > " + open.repeat(1000) + "relu" + ")".repeat(1000), column,
          "parentheses can be at most 64 deep"));
    }
    assertTrue(NETWORKS.size() >= 300, NETWORKS.size() + " networks");
  }

  private static Said run(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      return new Said(Program.run(arguments), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }

  private static void assertRefused(String expected, String... arguments) {
    Said said = run(arguments);
    String which = String.join(" ", arguments);
    assertEquals("lawsweep: " + expected + "\n", said.err(), which);
    assertEquals(ExitCode.USAGE, said.exit(), which);
    assertTrue(said.err().getBytes(StandardCharsets.UTF_8).length < LONGEST_LINE, said.err());
  }

  @Test
  void asAnOption() {
    boolean count = true;
    for (Malformed network : NETWORKS) {
      String expected = "--net: column " + network.column() + ": " + network.wrong();
      if (count) {
        assertRefused(expected, "count", "--net", network.text());
      } else {
        assertRefused(expected, "describe", "--net=" + network.text());
      }
      count = !count;
    }
  }

  /** Line and column of a file, whatever its line breaks. */
  @Test
  void asAFile() throws IOException {
    int files = 0;
    for (Malformed network : NETWORKS.stream().filter(Malformed::inOneLine).toList()) {
      Path file = temporary.resolve("a.net");
      String lineBreak = files % 2 == 0 ? "\n" : "\r\n";
      String bom = files % 5 == 0 ? "\uFEFF" : "";
      Files.writeString(file, bom + "# a comment" + lineBreak.repeat(2) + network.text() + lineBreak);
      int line = network.text().isBlank() ? 1 : 3;
      assertRefused(file + ": line " + line + ", column " + network.column() + ": " + network.wrong(),
          files % 3 == 0 ? "count" : "describe", "--net", "@" + file);
      files++;
    }
    assertTrue(files >= 250, files + " files");
  }

  /** The file and line of the spec, then the column of the line. */
  @Test
  void inASpec() throws IOException {
    int specs = 0;
    for (Malformed network : NETWORKS) {
      if (network.text().contains("{") || network.text().isEmpty()) {
        continue;
      }
      Path spec = temporary.resolve("a.yaml");
      Files.writeString(spec, "name: a\nnetworks:\n  - net: '" + network.text().replace("'", "''") + "'\n");
      assertRefused(spec + ":3: 'net' cannot be used; column " + network.column() + ": " + network.wrong(), "plan",
          spec.toString());
      specs++;
    }
    assertTrue(specs >= 250, specs + " specs");
  }

  /** Behind numbers in braces, columns are still those of what the user wrote. */
  @Test
  void behindBraces() throws IOException {
    Path spec = temporary.resolve("braces.yaml");
    for (Malformed network : NETWORKS) {
      if (network.text().contains("{") || !network.text().startsWith("vec 2 > ") || network.column() <= 8) {
        continue;
      }
      String written = "vec {2*m + 0*7} > " + network.text().substring(8);
      Files.writeString(spec, "name: a\nnetworks:\n  - net: '" + written.replace("'", "''")
          + "'\n    over: {m: 1}\n");
      assertRefused(spec + ":3: 'net' cannot be used with m = 1; column " + (network.column() + 10) + ": "
          + network.wrong(), "plan", spec.toString());
    }
  }

  /** Good lines with numbers that are none: keys of the entry, and what is said behind {@code FILE:LINE: }. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
          "over: {m: 1..1000000000}~3: 'over' has 1000000000 choices of numbers; at most 10000000 are tried",
          "over: {m: 1..9}, where: m > 10~3: 'where' holds for no choice of numbers in 'over'; change one of them",
          "over: {m: 1..9}, where: m / 0 > 1~3: 'where' cannot be used with m = 1; column 3: cannot divide 1 by 0",
          "over: {m: 1..9}, where: k > 1~3: 'k' stands for no numbers; write for example 'over: {k: 2..4}'",
          "over: {m: 0..2}~3: 'net' cannot be used with m = 0; column 5: expected a size from 1 on, got {m} = 0 with m = 0",
          "over: {k: 1..9}~3: 'm' stands for no numbers; write for example 'over: {m: 2..4}'",
          "over: {m: 1..9, k: 1}~3: 'k' of 'over' stands nowhere in 'net' or 'where'; write {k} where its numbers belong, or remove it",
          "over: {m: []}~3: 'm' is an empty list; expected a whole number from 0 to 1000000000, a range a..b, or a list of these",
          "over: {m: [2, 2]}~3: 'm' holds 2 twice; give each number once: a repeat is the same cell",
          "over: [1, 2]~3: 'over' is a list; expected names with numbers, such as over: {m: 2..4, h: [1, 2]}",
          "over: {m: 1..9}, where: m or 2~3: 'where' cannot be used; column 3: expected a comparison with <, <=, >, >=, = or !=, got 'or'",
          "over: {m: 2}, loss: ce~3: 'loss' is only for lines whose data have a symmetry; write 'ce N' or 'out N' at the end of the line, or give a symmetry",
          "over: {m: 2}, flow: moment~3: 'flow' is 'moment'; expected gradient, momentum or mirror (did you mean 'momentum'?)",
          "over: {m: 2}, metric: [[log, log]]~3: 'metric' has 2 words and 'vec 2 > out 1' has 1 tensors; expected one word, or one for each tensor, such as 'entropy,euclidean'",
          "over: {m: 2}, metric: []~3: 'metric' is an empty list; expected euclidean, entropy, log or power-A with a whole number A from 1 to 8; a list holds choices, and one for each tensor is 'entropy,euclidean' or a list within the list",
          "over: {m: 2}, flow: momentum, form: dual~3: 'form' is only for momentum with a metric; remove it, or write flow momentum and a metric such as entropy",
          "over: {m: 2}, damping: 0~3: 'damping' is only for flow momentum; remove it, or write flow momentum",
          "over: {m: 2}, flow: mirror, symmetry: neg~3: 'flow' and symmetry exclude each other; data with a symmetry are counted in the plain gradient flow; remove one of them",
          "over: {m: 2}, labels: det~3: 'labels' is only for data with a symmetry; remove it, or give a symmetry",
          "over: {m: 2}, symmetry: neg, loss: ce~3: 'loss' is 'ce'; expected mse, power-4, power-6, power-8 or poisson",
          "over: {m: 2}, symmetry: gone.txt~3: the file 'gone.txt' cannot be read: no such file; expected none, neg, signs, swap, cyclic, symmetric, hyperoctahedral, rotation-K, dihedral-K, orthogonal or a file with generators",
          "over: {m: 2}, laws_of: l1, flow: momentum~3: 'laws_of' is for the plain gradient flow on data without symmetry; remove it, or give other flows and symmetries an entry of their own",
          "over: {m: 2}, fields: gates~3: 'fields' does not fit vec 2 > out 1; expected fields: data, or remove it: the line has no rectifiers"})
  void numbersOfNames(String keys, String message) throws IOException {
    Path spec = temporary.resolve("over.yaml");
    Files.writeString(spec, "name: a\nnetworks:\n  - {net: 'vec {m} > out 1', " + keys + "}\n");
    assertRefused(spec + ":" + message, "run", spec.toString(), "--out",
        temporary.resolve("never").toString());
  }

  @Test
  void otherKeysOfEntries() throws IOException {
    Path spec = temporary.resolve("other.yaml");
    Files.writeString(spec, "name: a\nnetworks:\n  - net: '@model.net'\n");
    assertRefused(spec + ":3: 'net' is '@model.net'; expected the network in one line; lawsweep describe --net"
        + " @model.net prints it", "plan", spec.toString());
    Files.writeString(spec, "name: a\nnetworks:\n  - {nett: vec 2}\n");
    Said said = run("plan", spec.toString());
    assertTrue(said.err().endsWith(" (did you mean 'net'?)\n"), said.err());
  }

  @AfterAll
  static void nothingIsWritten() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      assertTrue(files.allMatch(file -> file.toString().matches(".*(a\\.net|\\.yaml)") || Files.isDirectory(file)));
    }
  }
}
