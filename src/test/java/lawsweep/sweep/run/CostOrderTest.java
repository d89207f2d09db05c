package lawsweep.sweep.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class CostOrderTest {

  /** The order of a stable sort of objects. */
  @Test
  void theCostliestCellsComeFirst() {
    for (int round = 0; round < 200; round++) {
      Random random = new Random(Seeds.number("cost order") + round);
      double[] cost = new double[random.nextInt(300)];
      for (int i = 0; i < cost.length; i++) {
        cost[i] = switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> random.nextInt(5);
          case 2 -> random.nextDouble() * 1e-300;
          default -> Double.MAX_VALUE / (1 + random.nextInt(1000));
        };
      }
      int[] expected = IntStream.range(0, cost.length).boxed()
          .sorted(Comparator.comparingDouble((Integer i) -> -cost[i])).mapToInt(Integer::intValue).toArray();
      assertArrayEquals(expected, CostOrder.largestFirst(cost), Seeds.note("round " + round));
    }
  }
}
