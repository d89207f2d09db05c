package lawsweep.library.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.law.Proof;
import lawsweep.law.Validity;
import lawsweep.law.Verdict;
import lawsweep.library.CountOptions;
import lawsweep.library.CountResult;
import lawsweep.library.Lawsweep;
import lawsweep.library.Network;
import lawsweep.library.NoResultException;
import org.junit.jupiter.api.Test;

/** Examples of counts, as Javadoc and the page for Java show them: the regions. */
class CountExampleTest {

  /** The balances 1 + 3 + 3 of the hidden widths, and one more law, of the README's example. */
  @Test
  void widths() {
    // @start region="count"
    CountResult result = Lawsweep.count(Network.linear(2, 1, 2, 2, 1));
    long parameters = result.parameters(); // 10
    long laws = result.laws(); // 8
    Verdict verdict = result.verdict(); // EXTRA: one law beyond the 7 known ones
    Optional<Proof> proof = result.proof(); // RANKS
    Optional<Validity> valid = result.validity(); // OUTSIDE_A_NULL_SET
    String record = result.json(); // what count --json prints
    // @end
    assertEquals(10, parameters);
    assertEquals(8, laws);
    assertEquals(7, result.knownLaws());
    assertEquals(1, result.extraLaws());
    assertEquals(2, result.lieDim());
    assertEquals(List.of(2), result.levelDims());
    assertEquals(Verdict.EXTRA, verdict);
    assertEquals(Optional.of(Proof.RANKS), proof);
    assertEquals(Optional.of(Validity.OUTSIDE_A_NULL_SET), valid);
    assertTrue(record.startsWith("{"), record);
    assertTrue(record.contains("\"certificate\":"), record);
  }

  @Test
  void line() {
    // @start region="line"
    CountResult result = Lawsweep.count("vec 2 > dense 3 bias > relu > out 2");
    System.out.println(result); // 3 laws of 15 parameters, complete
    // @end
    assertEquals("3 laws of 15 parameters, complete", result.toString());
  }

  @Test
  void options() {
    // @start region="options"
    CountOptions options = CountOptions.DEFAULT.fields("data").draws(20).seed(7).threads(1);
    CountResult result = Lawsweep.count(Network.relu(1, 2, 2), options);
    // @end
    assertEquals(2, result.laws());
  }

  @Test
  void limits() {
    // @start region="limits"
    String why;
    try {
      why = Lawsweep.count(Network.linear(300, 300, 300), CountOptions.DEFAULT.road("dense")).toString();
    } catch (NoResultException e) {
      why = e.getMessage(); // one line: linear_300x300x300_generic_0 skipped: …
    }
    // @end
    assertTrue(why.startsWith("linear_300x300x300_generic_0 skipped: "), why);
  }
}
