package lawsweep.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lawsweep.random.Normals;
import org.junit.jupiter.api.Test;

/** A vector at a time gives the bits of one at a time. */
class LaneNormalsTest {

  private static final int LANES = LaneMatrices.LANES;

  @Test
  void sameBitsAsOneByOne() {
    long[][] cases =
        {{0, 0, 0}, {-1, 8, 1}, {0x0123456789ABCDEFL, (1L << 32) - 3, (1L << 33) + 7}, {5, 1L << 40, 1L << 50}};
    for (long[] c : cases) {
      int count = 4001;
      double[] lanes = new double[(count + 4) * LANES];
      new LaneNormals(c[0]).fill(c[1], c[2], count, lanes, 0);
      double[] one = new double[count];
      for (int lane = 0; lane < LANES; lane++) {
        new Normals(c[0]).fill(c[1] + lane, c[2], count, one, 0);
        for (int i = 0; i < count; i++) {
          assertEquals(Double.doubleToRawLongBits(one[i]), Double.doubleToRawLongBits(lanes[i * LANES + lane]),
              "variate " + i + " of lane " + lane);
        }
      }
    }
  }
}
