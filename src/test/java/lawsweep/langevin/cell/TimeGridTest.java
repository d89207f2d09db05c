package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import lawsweep.langevin.flow.GradientFlow;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records at the multiples asked for. Steps hit them and are no longer than asked for (up to 10⁻⁹ of themselves). */
class TimeGridTest {

  private static TimeGrid grid(double time, double every, double step) {
    return TimeGrid.of(LangevinCells.upstairs(2, 2).clock(time, every, step).cell());
  }

  @Test
  void recordsThatDivideTheTime() {
    TimeGrid grid = grid(1, 0.25, 0.1);
    assertArrayEquals(new double[] {0, 0.25, 0.5, 0.75, 1}, grid.times(), 0);
    assertEquals(3, grid.intervals().getFirst().steps());
    assertEquals(0.25 / 3, grid.intervals().getFirst().step(), 1e-16);
    assertEquals(12, grid.steps());
  }

  @Test
  void recordsThatDoNotDivideTheTime() {
    TimeGrid grid = grid(1, 0.3, 0.1);
    assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9, 1}, grid.times(), 2e-16);
    assertEquals(1, grid.intervals().getLast().steps());
    assertEquals(10, grid.steps());
    assertArrayEquals(new double[] {0, 2}, grid(2, 2, 0.5).times(), 0);
  }

  /** Rounding makes neither a record nor a step more. */
  @ParameterizedTest
  @CsvSource({"1, 0.1, 0.01, 10, 100", "100, 0.1, 0.1, 1000, 1000", "0.3, 0.1, 0.1, 3, 3", "2.1, 0.3, 0.3, 7, 7",
      "0.7, 0.1, 0.05, 7, 14",
      "1000, 0.7, 0.01, 1429, 100000", "1e6, 1, 1e-3, 1000000, 1000000000", "1, 1, 1e-9, 1, 1000000000"})
  void roundingAddsNothing(double time, double every, double step, int records, long steps) {
    TimeGrid grid = grid(time, every, step);
    assertEquals(records + 1, grid.times().length);
    assertEquals(steps, grid.steps());
  }

  @Test
  void adaptiveSchemesTakeOneStep() {
    LangevinCell flow = LangevinCells.plain(new GradientFlow(), Scheme.DP5, 2, 2).time(3, 0).cell();
    assertEquals(1, TimeGrid.of(flow).steps());
  }

  @Test
  void anyClock() {
    Random random = Seeds.random("clock", 0);
    for (int i = 0; i < 2000; i++) {
      double time = Math.pow(10, 6 * random.nextDouble() - 3);
      double every = time * Math.pow(10, -2 * random.nextDouble());
      double step = every * Math.pow(10, -3 * random.nextDouble());
      String what = Seeds.note("time " + time + ", every " + every + ", step " + step);
      TimeGrid grid = grid(time, every, step);
      double[] times = grid.times();
      assertEquals(0, times[0], what);
      assertEquals(time, times[times.length - 1], what);
      assertEquals(times.length - 1, grid.intervals().size(), what);
      long first = 0;
      for (int k = 1; k < times.length; k++) {
        Interval interval = grid.intervals().get(k - 1);
        assertEquals(times[k - 1], interval.start(), what);
        assertEquals(times[k], interval.end(), what);
        assertEquals(first, interval.firstStep(), what);
        assertTrue(k == times.length - 1 || times[k] == k * every, what);
        assertTrue(interval.step() > 0 && interval.step() <= step * (1 + 1e-9), what);
        assertTrue(interval.steps() == 1 || interval.step() * interval.steps() > step * (interval.steps() - 1), what);
        first += interval.steps();
      }
      assertEquals(first, grid.steps(), what);
    }
  }
}
