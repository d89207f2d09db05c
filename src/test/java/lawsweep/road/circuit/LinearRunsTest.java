package lawsweep.road.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lawsweep.circuit.line.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected of a circuit's brackets before they are taken. */
class LinearRunsTest {

  /** The numbers of fields are those that counts found: 13 and 21 for linear 1,10,10,2 and 1,16,16,2, 9 for 1,7,7,2. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "13 | vec 2 > dense 10 > dense 10 > out 1",
      "21 | vec 2 > dense 16 > dense 16 > out 1",
      "9  | vec 1 > dense 2 > tanh > dense 7 > dense 7 > out 1",
      "3  | image 1x12 > conv 2 3 > conv 4 3 > conv 1 3 > out 1",
      "10 | seq 2x2 > dense 8 > dense 8 > pool > out 1",
      "2  | vec 2 > dense 30 > out 1",
      "2  | seq 2x4 > res(attn 2x2) > res(mlp 8 gelu) > out 3",
      "2  | sensing 3x2"})
  void lengthsAreAboutThoseFound(int found, String line) {
    int expected = LinearRuns.expectedLength(Network.of(line).circuit());
    assertTrue(Math.abs(expected - found) <= 2, line + ": " + expected);
  }

  /** Long brackets cost more, and the estimate knows it. */
  @ParameterizedTest
  @CsvSource({"8, 10", "10, 16", "16, 24"})
  void estimatesGrow(int width, int wider) {
    String line = "vec 2 > dense %d > dense %d > out 1";
    double narrow = flops(line.formatted(width, width));
    double wide = flops(line.formatted(wider, wider));
    assertTrue(wide > narrow * Math.pow((double) wider / width, 4), narrow + " and " + wide);
    assertEquals(1, CircuitEstimate.of(Network.of(line.formatted(width, width)).circuit()).bracketLength());
  }

  private static double flops(String line) {
    return CircuitEstimate.of(Network.of(line).circuit()).flops();
  }
}
