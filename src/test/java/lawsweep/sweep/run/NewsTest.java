package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsTest {

  @Test
  void theFirstTenAreToldAndThenCounts() {
    List<String> told = new ArrayList<>();
    News news = new News(told::add);
    for (int i = 1; i <= 2695; i++) {
      news.tell("line " + i);
    }
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      expected.add("line " + i);
    }
    for (int i : new int[] {20, 50, 100, 200, 500, 1000, 2000}) {
      expected.add(i + " surprises and failures so far, the latest: line " + i);
    }
    assertEquals(expected, told);
  }
}
