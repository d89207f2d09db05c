package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.RowLanes;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.Primes;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples in lanes against brackets of path sums, and against those that larger networks get. */
class LaneBracketsTest {

  private static final int LANES = Kernels.LANES;
  private static final Kernels KERNELS = VectorKernels.hot();

  static List<Architecture> architectures() {
    return NestedBracketsTest.architectures();
  }

  private static LaneBrackets at(LaneBrackets brackets, Sampler sampler) {
    brackets.at(KERNELS.rowLanes(1).orElseThrow(), sampler.point(), sampler.streams());
    return brackets;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void samplesAreBracketsOfTheStreamedFields(Architecture a) {
    LaneBrackets brackets = new LaneBrackets(a, KERNELS, Integer.MAX_VALUE);
    for (int level = 0; level <= 4; level++) {
      for (int seed = 0; seed < 2; seed++) {
        Sampler sampler = new Sampler(a, Primes.random(new Random(level + 10L * seed)), level, KERNELS);
        at(brackets, sampler).compute(level, 0);
        compare(sampler, brackets, level, 5);
      }
    }
  }

  private static void compare(Sampler sampler, LaneBrackets brackets, int level, int first) {
    double[] values = brackets.compute(level, first);
    long[] theta = sampler.theta();
    for (int s = 0; s < LANES; s += 3) {
      DualField bracket = sampler.streamed(level, 0, first + s);
      for (int f = level; f >= 1; f--) {
        bracket = DualField.bracket(sampler.numbers(), bracket, sampler.streamed(level, f, first + s));
      }
      long[] expected = DualField.plain(bracket, theta);
      for (int e = 0; e < theta.length; e++) {
        assertEquals(expected[e], Math.floorMod((long) values[e * LANES + s], sampler.numbers().p()),
            sampler.point().architecture() + ", level " + level + ", entry " + e);
      }
    }
  }

  /** On tapes, before they are written, and where they would be too long. */
  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1})
  void samplesAreThoseOfLargerNetworks(int products) {
    for (Architecture a : List.of(Architectures.linear(2, 3, 4, 2, 3), Architectures.linear(5, 6, 7),
        Architectures.relu(Bias.ALL, 3, 4, 3, 2))) {
      LaneBrackets brackets = new LaneBrackets(a, KERNELS, products);
      for (int level = 0; level <= LaneBrackets.LAST_LEVEL; level++) {
        Sampler sampler = new Sampler(a, Primes.random(new Random(level)), level, KERNELS);
        long[][] expected = sampler.samples(level, 3, LANES, Team.alone());
        double[] values = at(brackets, sampler).compute(level, 3);
        for (int s = 0; s < LANES; s++) {
          for (int e = 0; e < expected[s].length; e++) {
            assertEquals(Math.floorMod(expected[s][e], sampler.numbers().p()),
                Math.floorMod((long) values[e * LANES + s], sampler.numbers().p()),
                a + ", level " + level + ", sample " + s + ", entry " + e);
          }
        }
      }
    }
  }

  @Test
  void tapesEndWhereSumsOrTheyBecomeTooLong() {
    Architecture small = Architectures.linear(2, 3, 4, 2, 3);
    assertFalse(new TapedBrackets(small, 2).tooLong());
    assertTrue(new TapedBrackets(small, LaneBrackets.LAST_LEVEL).tooLong());
    Tape tape = new Tape(4000).sum(0, 0, 1);
    for (int t = 1; t < RowLanes.MOST_ROWS; t++) {
      tape.product(0, 0);
      assertFalse(tape.full());
    }
    tape.sum(0, 0, -1);
    assertFalse(tape.full());
    for (int t = 1; t < RowLanes.MOST_ROWS; t++) {
      tape.product(0, 0);
    }
    assertFalse(tape.full());
    assertTrue(tape.product(0, 0).full());
    assertTrue(new Tape(3).sum(0, 0, 1).full());
  }
}
