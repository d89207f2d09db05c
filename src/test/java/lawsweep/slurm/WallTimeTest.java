package lawsweep.slurm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WallTimeTest {

  @ParameterizedTest
  @CsvSource({"30,00:30:00", "1:30,00:02:00", "2:00:00,02:00:00", "1-12,1-12:00:00", "1-2:30,1-02:30:00",
      "1-2:30:15,1-02:31:00", "90m,01:30:00", "90s,00:02:00", "36h,1-12:00:00", "1440,1-00:00:00"})
  void isRoundedUpToMinutes(String text, String expected) {
    assertEquals(expected, WallTime.format(WallTime.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "00:00", "soon", "-5", "1:2:3:4", "400d", "999999", "1e3", "5 m"})
  void otherTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> WallTime.parse(text));
  }
}
