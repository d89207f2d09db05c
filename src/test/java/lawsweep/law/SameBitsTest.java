package lawsweep.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.road.dense.DenseCounter;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.support.ThreadsForTest;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** A count is a pure function of its cell: kernels and threads leave no trace, seeds do. */
class SameBitsTest {

  private static LawCount count(Kernels kernels, LawCell cell, Team team) {
    return new DenseCounter(kernels).count(cell, Limits.DEFAULT, team, Stop.NEVER);
  }

  private static void compare(Architecture a) {
    LawCell cell = Counting.cell(a, 11, 2);
    LawCount expected = count(new ScalarKernels(), cell, Team.alone());
    assertEquals(expected, count(Counting.VECTOR, cell, Team.alone()), () -> Seeds.note(a));
    assertEquals(expected, count(Counting.VECTOR, cell, new ThreadsForTest(2)), () -> Seeds.note(a));
    assertEquals(expected, count(new ScalarKernels(), cell, new ThreadsForTest(3)), () -> Seeds.note(a));
  }

  @Test
  void smallArchitectures() {
    Random random = Seeds.random("same bits", 0);
    for (int i = 0; i < 40; i++) {
      compare(Architectures.random(random, i % 3 == 0 ? Family.RELU : Family.LINEAR, 4, 4));
    }
  }

  @Test
  void severalBlocksOfSamples() {
    compare(Architectures.linear(20, 21, 19));
    compare(Architectures.relu(Bias.ALL, 11, 17, 13));
  }

  @Test
  void seedsChangeTheSample() {
    Architecture a = Architectures.linear(2, 3, 3, 2);
    List<LawCell> cells = List.of(
        Counting.cell(a, 0, 0), Counting.cell(a, 0, 1), Counting.cell(a, 1, 0),
        Counting.cell(Architectures.linear(2, 3, 2, 3), 0, 0));
    for (LawCell x : cells) {
      for (LawCell y : cells) {
        String fx = Counting.count(x, Limits.DEFAULT).certificate().fingerprint();
        String fy = Counting.count(y, Limits.DEFAULT).certificate().fingerprint();
        if (x.equals(y)) {
          assertEquals(fx, fy);
        } else {
          assertNotEquals(fx, fy);
        }
      }
    }
  }

  @Test
  void cellsHaveTheirKeys() {
    assertEquals("linear_2x3x3x2_generic_0", Counting.cell(Architectures.linear(2, 3, 3, 2), 9, 0).key());
    assertEquals("relu_2x3x2_generic_4", Counting.cell(Architectures.relu(Bias.NONE, 2, 3, 2), 9, 4).key());
    assertEquals("relu_2x3x2_hidden_generic_0", Counting.cell(Architectures.relu(Bias.HIDDEN, 2, 3, 2), 9, 0).key());
    assertEquals("relu_2x3x2_all_generic_0", Counting.cell(Architectures.relu(Bias.ALL, 2, 3, 2), 9, 0).key());
  }
}
