package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import lawsweep.kind.count.FakeCounter;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.RecordBrief;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.store.Sweeps;
import lawsweep.text.Terminal;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final RunMeter.Reading HALF = new RunMeter.Reading(5000, 1190, 8, 2, Map.of(), 1200,
      new RunPace(60, 0.25, 240), Optional.of("linear_8x8x8x8_generic_0"));

  @Test
  void plainLines() {
    assertEquals("1200/5000 cells, 25% of the work, 20 cells/s, 3m00s left, 2 failed, on linear_8x8x8x8_generic_0",
        ProgressLine.plain(HALF));
    assertEquals("planning", ProgressLine.plain(new RunMeter().read()));
  }

  @Test
  void drawnLines() {
    assertEquals("[#######-----------------------] 1200/5000 25% 20 cells/s 3m00s left 2 failed"
        + " linear_8x8x8x8_generic_0", ProgressLine.drawn(HALF, new Terminal(true, 200, false)));
    String coloured = ProgressLine.drawn(HALF, new Terminal(true, 200, true));
    assertTrue(coloured.contains("\u001b[32m#######\u001b[0m") && coloured.contains("\u001b[31m 2 failed\u001b[0m"));
  }

  @Test
  void aDrawnLineFitsAnyTerminal() {
    for (int width = 1; width < 150; width++) {
      String plain = ProgressLine.drawn(HALF, new Terminal(true, width, false));
      assertTrue(plain.length() < Math.max(2, width), width + ": " + plain);
      String coloured = ProgressLine.drawn(HALF, new Terminal(true, width, true));
      assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9]*m", ""));
    }
  }

  @Test
  void terminalsAreToldByTheEnvironment() {
    assertEquals(Terminal.NONE, Terminal.of(Map.of("TERM", "xterm"), 0, false));
    assertEquals(Terminal.NONE, Terminal.of(Map.of("TERM", "dumb"), 0, true));
    assertEquals(new Terminal(true, 80, true), Terminal.of(Map.of("TERM", "xterm"), 0, true));
    assertEquals(new Terminal(true, 120, false),
        Terminal.of(Map.of("TERM", "xterm", "COLUMNS", "120", "NO_COLOR", "1"), 0, true));
    assertEquals(new Terminal(true, 99, true), Terminal.of(Map.of("TERM", "xterm", "COLUMNS", "x"), 99, true));
  }

  @Test
  void theLineIsRedrawnAndClearedAtTheEnd() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress _ = Progress.start(new RunMeter(), new Terminal(true, 80, false), () -> 80,
        new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
      for (int i = 0; i < 100 && bytes.size() < 20; i++) {
        Thread.sleep(50);
      }
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("\r\u001b[Kplanning\r\u001b[K") && text.endsWith("\r\u001b[K"));
    assertFalse(text.contains("\n"));
  }

  @Test
  void aLogGetsNothingFromAShortRun() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Progress.start(new RunMeter(), Terminal.NONE, () -> 80, new PrintStream(bytes, true, StandardCharsets.UTF_8))
        .close();
    assertEquals(0, bytes.size());
  }

  @Test
  void theMeterCountsWhatTheRunDoes() {
    RunMeter meter = new RunMeter();
    Sweep sweep = Sweeps.of("a", 10);
    Workload workload = Workload.of(sweep, Sweeps.engines(new FakeCounter()));
    meter.found(new RecordBrief(CellStatus.FAILED, Optional.empty(), Optional.empty()));
    int[] todo = {1, 2, 3, 4};
    meter.begin(workload, Placement.of(workload, OptionalLong.empty(), todo), 5, todo, 2);
    meter.working(1, 3, 1);
    meter.working(0, 4, 1);
    String costlier = Sweeps.cell(workload.cost(3) > workload.cost(4) ? 3 : 4).key();
    assertEquals(Optional.of(costlier), meter.read().largest());
    meter.idle(0);
    meter.idle(1);
    meter.recorded(FakeKinds.FAKE.brief(Sweeps.done(1)), workload.cost(1));
    RunMeter.Reading reading = meter.read();
    assertEquals(2, reading.finished());
    assertEquals(1, reading.recorded());
    assertEquals(Optional.empty(), reading.largest());
    assertEquals(workload.cost(1) / workload.cost(todo), reading.pace().fraction(), 1e-12);
    assertTrue(reading.pace().secondsLeft() > 0);
  }
}
