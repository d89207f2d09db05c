package lawsweep.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parts are written in order, and an error ends the work. */
@Timeout(60)
class OrderedPartsTest {

  private static int[] ends(int rows) {
    return PartSize.ofRows(10).ends(rows, _ -> 1);
  }

  @Test
  void partsComeInOrderHoweverLongEachTakes() throws IOException {
    try (ThreadTeam team = new ThreadTeam(5)) {
      AtomicInteger makers = new AtomicInteger();
      List<Integer> rows = new ArrayList<>();
      OrderedParts.<List<Integer>>write(ends(1003), team, () -> {
        makers.incrementAndGet();
        return (from, end) -> {
          int sum = 0;
          for (int i = 0; i < (from * 7919 & 0xFFFF); i++) {
            sum += i ^ sum;
          }
          return IntStream.range(from, end + (sum == 1 ? 1 : 0)).boxed().toList();
        };
      }, rows::addAll);
      assertEquals(IntStream.range(0, 1003).boxed().toList(), rows);
      assertEquals(true, makers.get() <= 5);
    }
  }

  @Test
  void nothingIsMadeOfNothing() throws IOException {
    OrderedParts.<String>write(ends(0), Team.alone(), () -> (from, end) -> "part", part -> {
      throw new IOException("no part was expected");
    });
  }

  @Test
  void errorsOfMakersAndOfTheFileAreTold() {
    try (ThreadTeam team = new ThreadTeam(4)) {
      assertEquals("broken at 300", assertThrows(IOException.class,
          () -> OrderedParts.<Integer>write(ends(1000), team, () -> (from, end) -> {
            if (from == 300) {
              throw new IOException("broken at 300");
            }
            return from;
          }, part -> {})).getMessage());
      assertEquals("full", assertThrows(IOException.class,
          () -> OrderedParts.<Integer>write(ends(1000), team, () -> (from, end) -> from, part -> {
            if (part == 500) {
              throw new IOException("full");
            }
          })).getMessage());
    }
  }
}
