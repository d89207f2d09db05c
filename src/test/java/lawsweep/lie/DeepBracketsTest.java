package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The coefficients of composed flows against brackets taken with nested dual numbers. */
class DeepBracketsTest {

  private static final int LANES = Kernels.LANES;

  static Stream<Architecture> closingSoon() {
    return Stream.of(
        Architectures.linear(1, 3, 3, 2), Architectures.linear(2, 3, 3, 3, 2), Architectures.linear(1, 2, 2, 2, 2),
        Architectures.linear(2, 2, 2), Architectures.linear(1, 2, 1, 2), Architectures.relu(Bias.NONE, 2, 2, 2),
        Architectures.relu(Bias.ALL, 2, 2, 1), Architectures.relu(Bias.HIDDEN, 1, 2, 1, 1));
  }

  /** The spans W_0 ⊆ W_1 ⊆ … are equal at the same point, level by level. */
  @ParameterizedTest
  @MethodSource("closingSoon")
  void levelsAreEqual(Architecture a) {
    compareLevels(a, 4);
  }

  @Test
  void levelsAreEqualWhereTheAlgebraClosesSlowly() {
    assertEquals(List.of(2, 3, 5, 7, 8), compareLevels(Architectures.linear(1, 4, 4, 2), 4));
  }

  @Test
  void levelsAreEqualUpToSixFields() {
    List<Integer> dims = compareLevels(Architectures.linear(1, 6, 6, 2), 5);
    assertEquals(List.of(2, 3, 5), dims.subList(0, 3));
    compareLevels(Architectures.linear(1, 4, 4, 2), 5);
  }

  @Test
  @Tag("campaign")
  void levelsAreEqualForLongerBrackets() {
    compareLevels(Architectures.linear(1, 6, 6, 2), 7);
    compareLevels(Architectures.linear(1, 8, 8, 2), 6);
    compareLevels(Architectures.linear(1, 2, 4, 4, 2, 2), 6);
    compareLevels(Architectures.linear(2, 1, 4, 4, 2), 6);
    compareLevels(Architectures.linear(1, 3, 4, 3, 2), 5);
    compareLevels(Architectures.relu(Bias.ALL, 2, 2, 2, 1), 4);
  }

  private static List<Integer> compareLevels(Architecture a, int levels) {
    Random random = Seeds.random("levels", a.hashCode());
    Sampler sampler = new Sampler(a, Primes.random(random), random.nextLong(), VectorKernels.hot());
    long p = sampler.numbers().p();
    NaiveElimination flows = new NaiveElimination(p);
    NaiveElimination brackets = new NaiveElimination(p);
    NaiveElimination both = new NaiveElimination(p);
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; level <= levels; level++) {
      for (int idle = 0; idle < 3;) {
        long[] row = DualField.plain(sampler.randomBracket(random, level + 1), sampler.theta());
        idle = brackets.add(row) ? 0 : idle + 1;
        both.add(row);
      }
      int gained = level == 0 ? brackets.rank() : brackets.rank() - dims.getLast();
      for (long[] row : sampler.samples(level, 0, gained + 3, Team.alone())) {
        flows.add(row);
        both.add(row);
      }
      String message = Seeds.note(a + ", level " + level);
      assertEquals(brackets.rank(), flows.rank(), message);
      assertEquals(brackets.rank(), both.rank(), message);
      dims.add(brackets.rank());
    }
    return dims;
  }

  /** The flows forth and back again cancel: the curve ends where it began, at θ for all t. */
  @ParameterizedTest
  @MethodSource("closingSoon")
  void flowsReturnToThePoint(Architecture a) {
    for (int order : new int[] {2, 3, 5}) {
      Sampler sampler = new Sampler(a, Primes.largest(), order, VectorKernels.hot());
      FlowPullback flow = new FlowPullback(sampler.point(), VectorKernels.hot(), sampler.streams(), order, () -> {});
      flow.compute(8, 0);
      double[] curve = flow.endCurve();
      int parameters = sampler.point().layout().size();
      assertEquals((order + 1) * parameters * LANES, curve.length);
      for (int i = 0; i < curve.length; i++) {
        int entry = i / LANES;
        double expected = entry < parameters ? sampler.point().values()[entry] : 0;
        assertEquals(expected, curve[i], a + ", order " + order + ", at " + i);
      }
    }
  }

  /**
   * The coefficient of t^0 is the last field itself; that of t^1 is the sum of its brackets with the others, up to
   * sign.
   */
  @Test
  void lowestCoefficientsAreFieldsAndFirstBrackets() {
    for (Architecture a : closingSoon().toList()) {
      int order = 3;
      Sampler sampler = new Sampler(a, Primes.smallest(), 5, VectorKernels.hot());
      double[] c =
          new FlowPullback(sampler.point(), VectorKernels.hot(), sampler.streams(), order, () -> {}).compute(0, 0);
      long p = sampler.numbers().p();
      long[] theta = sampler.theta();
      for (int s = 0; s < LANES; s++) {
        DualField y = sampler.streamed(order, 0, s);
        long[] value = DualField.plain(y, theta);
        long[] first = new long[theta.length];
        for (int f = 1; f <= order; f++) {
          long[] bracket =
              DualField.plain(DualField.bracket(sampler.numbers(), y, sampler.streamed(order, f, s)), theta);
          for (int e = 0; e < first.length; e++) {
            first[e] = (first[e] + bracket[e]) % p;
          }
        }
        for (int e = 0; e < theta.length; e++) {
          assertEquals(value[e], Math.floorMod((long) c[e * LANES + s], p), a + ", entry " + e);
          assertEquals(first[e], Math.floorMod((long) c[(theta.length + e) * LANES + s], p), a + ", entry " + e);
        }
      }
    }
  }

  @Test
  void ordersServeAFewLevelsEach() {
    List<Integer> orders = new ArrayList<>();
    for (int level = 0; level < 19; level++) {
      orders.add(BracketSource.order(level));
    }
    assertEquals(List.of(2, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 12, 14, 14, 16, 16, 19, 19), orders);
    for (int level = 2; level < 250; level++) {
      assertTrue(BracketSource.order(level) >= level);
    }
  }
}
