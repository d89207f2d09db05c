package lawsweep.circuit.types;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.Step;
import org.junit.jupiter.api.Test;

/** What takes a mean away is known by all of its entries. */
class ConstantsTest {

  private static final int SIZE = 130;

  private static List<Long> centring() {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < SIZE * SIZE; i++) {
      values.add(i % SIZE == i / SIZE ? SIZE - 1L : -1L);
    }
    return values;
  }

  private static boolean centres(List<Long> values) {
    return Constants.centres(new Step.Constant(List.of(SIZE, SIZE), values));
  }

  @Test
  void oneOtherEntryIsEnough() {
    assertTrue(centres(centring()));
    for (int row : new int[] {0, 1, 63, SIZE - 1}) {
      List<Long> values = centring();
      values.set(row * SIZE + 7, 5L);
      assertFalse(centres(values), "row " + row);
    }
  }
}
