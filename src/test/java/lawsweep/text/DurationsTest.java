package lawsweep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import lawsweep.sweep.run.StopKind;
import lawsweep.sweep.run.StopSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({"90s,90", "10m,600", "2h,7200", "1h30m,5400", "1H30M,5400", "1d12h,129600", "1h0m5s,3605",
      "PT1H30M,5400", "pt90s,90", "P1D,86400"})
  void durationsAreRead(String text, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), Durations.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "90", "0s", "-5m", "5 m", "30m1h", "1h1h", "h", "abc", "PT0S", "-PT5S",
      "99999999999s", "1.5h"})
  void anythingElseIsRefused(String text) {
    String message = assertThrows(IllegalArgumentException.class, () -> Durations.parse(text)).getMessage();
    assertTrue(message.startsWith("expected a positive duration such as 90s") && !message.contains("\n"));
  }

  @ParameterizedTest
  @CsvSource({"0.4,0s", "59.2,59s", "59.9,1m00s", "200,3m20s", "7500,2h05m", "273600,3d04h", "NaN,?", "1e12,?"})
  void durationsAreSaidBriefly(double seconds, String text) {
    assertEquals(text, Durations.brief(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "4.2e-9,0.0042 µs", "4.2e-6,4.2 µs", "0.00042,420 µs", "0.0009999,1 ms",
      "0.0314,31 ms", "0.25,250 ms", "0.9999,1 s", "6.84,6.8 s", "9.949,9.9 s", "9.96,10s", "59.2,59s", "200,3m20s",
      "NaN,?", "1e12,?", "-1,0s"})
  void shortTimesHaveTheirUnits(double seconds, String text) {
    assertEquals(text, Durations.shown(seconds));
  }

  @Test
  void aSwitchRemembersWhatCameFirst() {
    StopSwitch stop = new StopSwitch();
    assertFalse(stop.requested());
    assertEquals(Optional.empty(), stop.kind());
    assertTrue(stop.request(StopKind.TERMINATE));
    assertFalse(stop.request(StopKind.INTERRUPT));
    assertTrue(stop.requested());
    assertEquals(Optional.of(StopKind.TERMINATE), stop.kind());
  }

  @Test
  void aDeadlineStops() throws InterruptedException {
    assertTrue(new StopSwitch(Duration.ofSeconds(-5)).requested());
    assertFalse(new StopSwitch(Duration.ofDays(1_000_000_000L)).requested());
    StopSwitch stop = new StopSwitch(Duration.ofMillis(50));
    assertFalse(stop.requested());
    Thread.sleep(60);
    assertTrue(stop.requested());
    assertEquals(Optional.of(StopKind.DEADLINE), stop.kind());
    assertTrue(Durations.leftSinceStart(Duration.ofHours(100)).compareTo(Duration.ofHours(100)) < 0);
  }
}
