package lawsweep.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Products of series by vectors against their definition, and nothing beside them is touched. */
class LaneSeriesTest {

  private static final int LANES = Kernels.LANES;

  @Test
  void vectorsAgreeWithTheDefinition() {
    for (int number = 0; number < 200; number++) {
      Random random = Seeds.random("lane series", number);
      int entries = random.nextInt(1, 8);
      int inner = random.nextInt(1, 6);
      int powers = random.nextInt(1, 15);
      SeriesShape shape = switch (number % 3) {
        case 0 -> new SeriesShape(powers, entries, inner, 1, entries);
        case 1 -> new SeriesShape(powers, entries, inner, inner, 1);
        default -> new SeriesShape(powers, entries, 1, 1, 0);
      };
      LaneSeries a = series(random, entries * inner, powers);
      LaneSeries b = series(random, inner, powers);
      LaneSeries expected = series(random, entries, powers);
      LaneSeries actual = new LaneSeries(expected.data().clone(), expected.offset(), expected.distance());
      new ScalarKernels().laneSeries(shape, a, b, expected);
      VectorKernels.hot().laneSeries(shape, a, b, actual);
      assertArrayEquals(expected.data(), actual.data(), Seeds.note(shape));
    }
  }

  /** Small integers, all of whose sums are exact in any order, with gaps between powers. */
  private static LaneSeries series(Random random, int entries, int powers) {
    int offset = random.nextInt(5);
    int distance = entries * LANES + random.nextInt(9);
    double[] data = new double[offset + powers * distance];
    Arrays.setAll(data, i -> random.nextInt(-1000, 1000));
    return new LaneSeries(data, offset, distance);
  }
}
