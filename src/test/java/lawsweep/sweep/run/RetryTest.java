package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.sweep.CellStatus;
import lawsweep.sweep.RecordBrief;
import org.junit.jupiter.api.Test;

class RetryTest {

  private static final RecordBrief FAILED = new RecordBrief(CellStatus.FAILED, Optional.empty(), Optional.empty());
  private static final RecordBrief SKIPPED = new RecordBrief(CellStatus.SKIPPED, Optional.empty(), Optional.empty());
  private static final RecordBrief UNDECIDED =
      new RecordBrief(CellStatus.DONE, Optional.of("undecided"), Optional.of(CountKind.UNDECIDED));
  private static final RecordBrief COMPLETE =
      new RecordBrief(CellStatus.DONE, Optional.of("complete"), Optional.empty());
  private static final RecordBrief BLOWN_UP =
      new RecordBrief(CellStatus.DONE, Optional.empty(), Optional.of(SimulationKind.BLOWN_UP));

  private static List<RecordBrief> again(Retry retry) {
    return List.of(FAILED, UNDECIDED, SKIPPED, COMPLETE, BLOWN_UP).stream().filter(retry::again).toList();
  }

  @Test
  void wordsInAnyOrder() {
    assertEquals(List.of(FAILED, UNDECIDED, SKIPPED), again(Retry.parse("skipped,failed,undecided")));
    assertEquals(List.of(UNDECIDED, SKIPPED), again(Retry.parse("undecided, skipped")));
    assertEquals(List.of(FAILED), again(Retry.parse("failed,failed")));
    assertEquals(Retry.FAILED, Retry.parse("failed"));
    assertEquals(List.of(), again(Retry.NONE));
  }

  @Test
  void otherWordsAreRefused() {
    for (String text : List.of("", "all", "failed,", "failed undecided", "Failed", "complete", "blown up", "done")) {
      String message = String.valueOf(
          assertThrows(IllegalArgumentException.class, () -> Retry.parse(text)).getMessage());
      assertTrue(message.startsWith("expected failed, undecided or skipped, or several of them"), message);
      assertTrue(message.endsWith("got '" + text + "'"), message);
      assertFalse(message.contains("\n"));
    }
  }
}
