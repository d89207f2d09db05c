package lawsweep.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TerminalWidthTest {

  @Test
  void theTerminalIsAskedOnceAndAgainWhenItsWindowChanged() {
    AtomicInteger asked = new AtomicInteger();
    TerminalWidth width = new TerminalWidth(Map.of(), () -> 40 * asked.incrementAndGet());
    assertEquals(0, asked.get());
    assertEquals(40, width.getAsInt());
    assertEquals(40, width.getAsInt());
    width.change();
    assertEquals(80, width.getAsInt());
    assertEquals(80, width.getAsInt());
    assertEquals(2, asked.get());
  }

  @Test
  void aTerminalThatDoesNotAnswerHasEightyColumns() {
    assertEquals(80, new TerminalWidth(Map.of(), () -> 0).getAsInt());
    assertEquals(200, new TerminalWidth(Map.of("COLUMNS", "x"), () -> 200).getAsInt());
    assertEquals(132, new TerminalWidth(Map.of("COLUMNS", "132"), () -> 200).getAsInt());
  }

  @Test
  void whatSttyPrints() {
    assertEquals(47, TerminalWidth.columns("20 47\n"));
    assertEquals(0, TerminalWidth.columns("0 0\n"));
    assertEquals(0, TerminalWidth.columns(""));
    assertEquals(0, TerminalWidth.columns("stty: invalid argument"));
  }
}
