package lawsweep.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lawsweep.support.Architectures;
import org.junit.jupiter.api.Test;

/** Shapes of networks and where their parameters stand. */
class ArchitectureTest {

  @Test
  void countsParameters() {
    assertEquals(2 * 3 + 3 * 5 + 5 * 4, Architectures.linear(2, 3, 5, 4).parameters());
    assertEquals(41 + 8, Architectures.relu(Bias.HIDDEN, 2, 3, 5, 4).parameters());
    assertEquals(41 + 10, Architectures.relu(Bias.ALL, 2, 3, 5, 4).parameters());
    assertEquals(1_000_000L * 1_000_000 * 2, Architectures.linear(1_000_000, 1_000_000, 1_000_000).parameters());
    assertEquals(3, Architectures.linear(2, 3, 5, 4).depth());
    assertEquals(8, Architectures.linear(2, 3, 5, 4).hiddenNeurons());
    assertEquals("2,3,5,4", Architectures.linear(2, 3, 5, 4).widthsLabel());
  }

  @Test
  void refusesWhatIsNoNetwork() {
    for (List<Integer> widths : List.of(
        List.<Integer>of(), List.of(1), List.of(2, 3), List.of(2, 0, 3), List.of(2, 3, -1), List.of(1, 1_000_001, 1))) {
      assertThrows(
          IllegalArgumentException.class, () -> new Architecture(Family.RELU, widths, Bias.NONE), widths.toString());
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Architecture(Family.LINEAR, List.of(2, 3, 2), Bias.HIDDEN));
  }

  @Test
  void laysOutParameters() {
    ParameterLayout hidden = new ParameterLayout(Architectures.relu(Bias.HIDDEN, 2, 3, 5, 4));
    assertEquals(0, hidden.weights(1));
    assertEquals(6, hidden.weights(2));
    assertEquals(21, hidden.weights(3));
    assertFalse(hidden.hasBias(0));
    assertEquals(41, hidden.bias(1));
    assertEquals(44, hidden.bias(2));
    assertEquals(49, hidden.size());
    ParameterLayout all = new ParameterLayout(Architectures.relu(Bias.ALL, 2, 3, 5, 4));
    assertEquals(41, all.bias(0));
    assertEquals(43, all.bias(1));
    assertEquals(46, all.bias(2));
    assertEquals(51, all.size());
    assertTrue(all.hasBias(0));
    assertFalse(new ParameterLayout(Architectures.linear(2, 3, 4)).hasBias(1));
    assertThrows(
        ArithmeticException.class, () -> new ParameterLayout(Architectures.linear(100_000, 100_000, 100_000)));
  }
}
