package lawsweep.cli.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long lists break between their items, with an indent below the first. */
class ListLinesTest {

  @Test
  void shortListsAreALine() {
    assertEquals(List.of("dim W_0       4 (15 draws), 6 (75 draws)"),
        ListLines.of("dim W_0", "4 (15 draws), 6 (75 draws)", 80));
    assertEquals(List.of("inputs        all there are"), ListLines.of("inputs", "all there are", 10));
  }

  @Test
  void longListsAreSeveral() {
    assertEquals(List.of("dim W_0       10 (1 draw),", "              11 (2 draws),", "              12 (3 draws)"),
        ListLines.of("dim W_0", "10 (1 draw), 11 (2 draws), 12 (3 draws)", 30));
    String list = IntStream.range(0, 60).mapToObj(i -> i + " (" + i * i + " draws)").collect(Collectors.joining(", "));
    for (int width : new int[] {40, 79, 80, 132}) {
      List<String> lines = ListLines.of("dim W_0", list, width);
      assertTrue(lines.stream().allMatch(line -> line.length() <= width && !line.endsWith(" ")), lines::toString);
      assertTrue(lines.stream().skip(1).allMatch(line -> line.matches(" {14}[0-9].*")), lines::toString);
      assertEquals(list, lines.stream().map(line -> line.substring(14)).collect(Collectors.joining(" ")));
    }
  }
}
