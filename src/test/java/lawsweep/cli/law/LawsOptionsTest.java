package lawsweep.cli.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import lawsweep.cli.terminal.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command laws refuses, and that it writes whole files. */
class LawsOptionsTest {

  @TempDir
  Path temporary;

  private static Laws laws(String... arguments) {
    Laws command = new Laws();
    new CommandLine(command).setExpandAtFiles(false).parseArgs(arguments);
    return command;
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--linear 2,2,2 --relu 2,2,2|expected one architecture, such as --linear W, --relu W or --net NET, got --linear and --relu",
      "--linear 2,2,2 --format xml|expected --format text, latex, sympy, python or json, got 'xml'",
      "--linear 2,2,2 --format latx|expected --format text, latex, sympy, python or json, got 'latx' (did you mean 'latex'?)",
      "--linear 2,2,2 --damping 1|expected --damping with --flow momentum, got it without",
      "--linear 2,2,2 --flow momentum --damping 2|expected --damping 0, 1, tau or 3/t, got '2'",
      "--linear 2,2,2 --weight-decay --flow mirror|expected --weight-decay with the plain gradient flow, got gradient_entropy",
      "--linear 2,2,2 --metric foo|--metric is 'foo': expected euclidean, entropy, log or power-A",
      "--linear 2,2,2,2 --metric log,log,entropy,log|expected one metric, or 3 metrics, one for each of U1, U2, U3, got 4",
      "--linear 2,2,2 --form dual|--form is only for momentum with a metric",
      "--linear 60,60,60 --entries|expected --entries for laws of at most 200,000 terms, got about",
      "--linear 30,200,30 --entries|got more than 1,000,000,000,000,000; without --entries they are printed as matrices",
      "--linear 1,2,2,1 --evaluate a.npz --algebraic-bound|expected either --evaluate or --algebraic-bound, got both",
      "--linear 1,2,2,1 --algebraic-bound --format latex|expected --algebraic-bound with --format text or json, got latex",
      "--linear 1,2,2,1 --algebraic-bound --degree 2|expected --evaluate and --algebraic-bound without --degree",
      "--linear 1,2,2,1 --evaluate a.npz --weight-decay|expected --evaluate with the plain gradient flow, got another",
      "--linear 2,2,2 --out nowhere/x|expected --out in a directory that exists, got nowhere/x"})
  void badInputIsOneLine(String arguments, String expected) {
    Laws command = laws(arguments.split(" "));
    String said = assertThrows(UsageException.class, command::call).getMessage();
    assertTrue(said.contains(expected), said);
    assertFalse(said.contains("\n"), said);
  }

  @Test
  void filesEndWithALineBreak() throws Exception {
    Path file = temporary.resolve("m.py");
    assertEquals(0, laws("--linear", "2,2,2", "--format", "sympy", "--out", file.toString()).call());
    String text = Files.readString(file);
    assertTrue(text.endsWith(".T)\n") && text.startsWith("# Conservation laws of linear 2,2,2 (output to input)"),
        text);
  }
}
