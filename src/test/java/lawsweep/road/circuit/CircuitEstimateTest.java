package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.circuit.line.Network;
import org.junit.jupiter.api.Test;

/** Memory of counts whose parameters are few, and whose arguments of smooth functions are many. */
class CircuitEstimateTest {

  private static double memory(String line) {
    return CircuitEstimate.of(Network.of(line).circuit()).memoryBytes();
  }

  /** 22 x 22 positions for each filter. */
  @Test
  void argumentsOfSmoothFunctionsTakeATable() {
    double table = 8.0 * Math.pow(8 * 22 * 22, 2);
    String line = "image 1x24x24 > conv 8 3 > %s > pool > out 1";
    double more = memory(line.formatted("tanh")) - memory(line.formatted("relu"));
    assertTrue(more >= 2 * table && more <= 3 * table, more + " and " + table);
  }

  /** Four arguments in each context; of more than 3000 different ones no table is made. */
  @Test
  void argumentsInContextsOfTokensAreTakenTogether() {
    String line = "tokens %dx1 2 > dense 4 > %s > out 1";
    for (int words : new int[] {100, 1000}) {
      double more = memory(line.formatted(words, "tanh")) - memory(line.formatted(words, "relu"));
      double arguments = Math.min(3000, 4 * words);
      assertTrue(more >= 16 * arguments * arguments && more <= 24 * arguments * arguments, words + ": " + more);
    }
  }

  /** More than 6000 arguments are not looked at. */
  @Test
  void tooManyArgumentsTakeNone() {
    double more = memory("image 1x24x24 > conv 13 3 > tanh > pool > out 1")
        - memory("image 1x24x24 > conv 13 3 > relu > pool > out 1");
    assertTrue(Math.abs(more) < 1e8, more + "");
  }
}
