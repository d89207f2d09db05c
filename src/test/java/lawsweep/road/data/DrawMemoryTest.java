package lawsweep.road.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Memory does not grow with the number of draws. */
class DrawMemoryTest {

  private static final int EARLY = 5_000;
  private static final int LATE = 40_000;

  /** A result kept for each draw would be 40 bytes at least. */
  @Test
  void drawsAreForgotten() {
    long[] used = new long[2];
    AtomicInteger asked = new AtomicInteger();
    Stop stop = () -> {
      int times = asked.incrementAndGet();
      if (times == EARLY || times == LATE) {
        used[times == EARLY ? 0 : 1] = inUse();
      }
      return false;
    };
    DrawTally tally = Draws.tally(new DataCounter(Draws.VECTOR)
        .count(Draws.cell(Draws.relu(1, 1, 1), 1, LATE), Limits.DEFAULT, Team.alone(), stop));
    assertEquals(LATE, tally.ranks().total());
    assertTrue(used[0] > 0 && used[1] > 0, asked + " questions");
    double each = (double) (used[1] - used[0]) / (LATE - EARLY);
    assertTrue(each < 24, each + " bytes for each draw");
  }

  private static long inUse() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
