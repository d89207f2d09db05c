package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Brackets from multidual chains against brackets of path sums, differentiated path by path: value for value. */
class NestedBracketsTest {

  private static final int LANES = Kernels.LANES;

  static List<Architecture> architectures() {
    return List.of(
        Architectures.linear(1, 3, 3, 2), Architectures.linear(2, 1, 3, 2, 2), Architectures.linear(2, 2, 2),
        Architectures.linear(1, 1, 1, 1), Architectures.relu(Bias.NONE, 2, 3, 2),
        Architectures.relu(Bias.ALL, 2, 2, 3, 1), Architectures.relu(Bias.HIDDEN, 1, 2, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void samplesAreBracketsOfTheStreamedFields(Architecture a) {
    for (int level = 1; level <= 4; level++) {
      for (Kernels kernels : List.of(VectorKernels.hot(), new ScalarKernels())) {
        Sampler sampler = new Sampler(a, Primes.random(new Random(level)), level, kernels);
        NestedBrackets nested = new NestedBrackets(sampler.point(), kernels, sampler.streams(), level, () -> {});
        nested.compute(0);
        compare(sampler, nested, level, LANES);
      }
    }
  }

  private static void compare(Sampler sampler, NestedBrackets nested, int level, int first) {
    double[] values = nested.compute(first);
    long p = sampler.numbers().p();
    long[] theta = sampler.theta();
    for (int s = 0; s < LANES; s += 3) {
      DualField bracket = sampler.streamed(level, 0, first + s);
      for (int f = level; f >= 1; f--) {
        bracket = DualField.bracket(sampler.numbers(), bracket, sampler.streamed(level, f, first + s));
      }
      long[] expected = DualField.plain(bracket, theta);
      for (int e = 0; e < theta.length; e++) {
        assertEquals(
            expected[e],
            Math.floorMod((long) values[e * LANES + s], p),
            sampler.point().architecture() + ", level " + level + ", entry " + e);
      }
    }
  }
}
