package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.cli.count.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Options that are numbers say in words what they expect. */
class WholeNumbersTest {

  private static String refused(String... arguments) {
    CommandLine count = new CommandLine(new Count());
    WholeNumbers.register(count);
    String message = assertThrows(CommandLine.ParameterException.class, () -> count.parseArgs(arguments)).getMessage();
    assertTrue(!message.contains("long") && !message.contains(" int"), message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "9223372036854775808", "-9223372036854775809", "1.5", "1e3", ""})
  void seeds(String seed) {
    String message = refused("--linear", "2,2", "--seed", seed);
    assertTrue(message.contains("'--seed'") && message.contains("a seed is a whole number from -9223372036854775808 to "
        + "9223372036854775807, which all random numbers derive from; got '" + seed + "'"), message);
  }

  @Test
  void seedsUpToTheEnd() {
    for (String seed : new String[] {"9223372036854775807", "-9223372036854775808", "+5"}) {
      new CommandLine(new Count()).parseArgs("--linear", "2,2", "--seed", seed);
    }
  }

  @Test
  void otherNumbers() {
    assertTrue(refused("--linear", "2,2", "--draw", "x").contains("expected a whole number such as 10, got 'x'"));
    assertTrue(refused("--linear", "2,2", "--draw", "99999999999").contains("to 2147483647, got '99999999999'"));
    assertTrue(refused("--linear", "2,2", "--draw", "02").contains("expected a whole number such as 10, got '02'"));
  }
}
