package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogPaceTest {

  /** The seconds at which lines are due in a run of which nothing is done. */
  private static List<Integer> due(int seconds) {
    LogPace pace = new LogPace();
    List<Integer> due = new ArrayList<>();
    for (int second = 0; second <= seconds; second++) {
      if (pace.due(second, 0)) {
        due.add(second);
      }
    }
    return due;
  }

  @Test
  void linesBackOff() {
    assertEquals(List.of(), due(9));
    assertEquals(List.of(10, 60, 600, 1200, 1800, 2400, 3000, 3600), due(3600));
    assertEquals(2 + 12 * 6, due(12 * 3600).size());
  }

  @Test
  void eachTenthOfTheWorkHasALine() {
    LogPace pace = new LogPace();
    List<Integer> due = new ArrayList<>();
    for (int second = 0; second <= 1000; second++) {
      if (pace.due(second, second / 1000.0)) {
        due.add(second);
      }
    }
    assertEquals(List.of(10, 60, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000), due);
  }

  @Test
  void aShortRunSaysNothingAndAFallingShareSaysNothingTwice() {
    LogPace pace = new LogPace();
    for (int tenth = 0; tenth <= 10; tenth++) {
      assertFalse(pace.due(tenth * 0.9, tenth / 10.0));
    }
    LogPace falling = new LogPace();
    assertTrue(falling.due(10, 0.35));
    assertFalse(falling.due(11, 0.28));
    assertFalse(falling.due(12, 0.31));
    assertTrue(falling.due(13, 0.4));
    assertFalse(falling.due(14, 0.4));
  }

  @Test
  void aClockThatWasNotAskedForLongMakesOneLine() {
    LogPace pace = new LogPace();
    assertTrue(pace.due(5000, 0.1));
    assertFalse(pace.due(5001, 0.1));
    assertTrue(pace.due(5400, 0.1));
  }
}
