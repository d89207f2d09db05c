package lawsweep.langevin.cell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records stand at the multiples that people write; those of version 0.1.0 where floating-point numbers multiply. */
class RulesTest {

  private static double[] printed(Rules rules, double time, double every) {
    LangevinCell cell = LangevinCells.upstairs(2, 2).clock(time, every, every).cell();
    return rules.printed(cell, TimeGrid.of(cell));
  }

  @Test
  void threeTimesATenth() {
    assertArrayEquals(new double[] {0, 0.1, 0.2, 0.3, 0.4}, printed(Rules.SECOND, 0.4, 0.1), 0);
    assertArrayEquals(new double[] {0, 0.1, 0.2, 3 * 0.1, 0.4}, printed(Rules.FIRST, 0.4, 0.1), 0);
    assertArrayEquals(new double[] {0, 0.3, 0.6, 0.9, 1}, printed(Rules.SECOND, 1, 0.3), 0);
  }

  @ParameterizedTest
  @CsvSource({"100, 0.1", "7, 0.07", "1e-3, 1e-5", "3e6, 1.1", "1e9, 12345.678", "0.7, 0.1", "1e-300, 1e-303"})
  void everyTimeIsADecimalMultiple(double time, double every) {
    double[] times = printed(Rules.SECOND, time, every);
    BigDecimal unit = new BigDecimal(Double.toString(every));
    for (int k = 0; k < times.length - 1; k++) {
      assertEquals(Double.parseDouble(unit.multiply(BigDecimal.valueOf(k)).toString()), times[k], "record " + k);
    }
    assertEquals(time, times[times.length - 1]);
  }

  @Test
  void timesIncrease() {
    Random random = Seeds.random("times", 0);
    for (int i = 0; i < 500; i++) {
      double time = Math.pow(10, 6 * random.nextDouble() - 3);
      double[] times = printed(Rules.SECOND, time, time * Math.pow(10, -2 * random.nextDouble()));
      for (int k = 1; k < times.length; k++) {
        assertTrue(times[k] > times[k - 1] && times[k] <= time, Seeds.note("time " + time));
      }
    }
  }

  @Test
  void versions() {
    assertEquals(Optional.of(Rules.FIRST), Rules.of("1"));
    assertEquals(Optional.of(Rules.SECOND), Rules.of("2"));
    assertEquals(Optional.empty(), Rules.of("3"));
  }
}
