package lawsweep.lie.span;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.kernel.ScalarKernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Draws in lanes against draws on the way of larger networks, with scalar kernels: all that a certificate tells. */
class LaneSpanTest {

  private final HostEngine lanes = new HostEngine(VectorKernels.hot());
  private final HostEngine plain = new HostEngine(new ScalarKernels());

  @Test
  void ranksPivotsAndFormsAreThoseOfLargerNetworks() {
    for (int number = 0; number < 120; number++) {
      Random random = Seeds.random("draws in lanes", number);
      Architecture a = Architectures.random(random, number % 3 == 0 ? Family.RELU : Family.LINEAR, 4, 3);
      compare(a, random, number, 3);
    }
  }

  /** Levels from 7 on come from series; the room is used again afterwards. */
  @Test
  void goesOnWhereShortBracketsEnd() {
    for (int number = 0; number < 3; number++) {
      compare(Architectures.linear(1, 2, 3, 1), Seeds.random("long draws in lanes", number), number, 9);
    }
  }

  private void compare(Architecture a, Random random, int number, int levels) {
    FieldStreams streams = new FieldStreams(new Stream(number), number % 3);
    PrimeField field = streams.field();
    Point point = Point.random(a, field, streams, streams.point());
    int parameters = point.layout().size();
    double[] form = new double[parameters];
    streams.fill(field, streams.form(), form, 0, parameters);
    String message = Seeds.note(a + ", case " + number);
    try (DrawSpan one = lanes.open(point, streams, parameters, Team.alone(), () -> {});
        DrawSpan other = plain.open(point, streams, parameters, Team.alone(), () -> {})) {
      assertInstanceOf(LaneSpan.class, one);
      assertInstanceOf(HostSpan.class, other);
      for (int level = 0; level < levels; level++) {
        int[] sizes = {1 + random.nextInt(9), 1 + random.nextInt(20), 1 + random.nextInt(4)};
        assertArrayEquals(other.take(level, 0, sizes), one.take(level, 0, sizes), message);
        assertEquals(other.taken(), one.taken(), message);
        assertEquals(other.rank(), one.rank(), message);
        assertArrayEquals(other.pivots(), one.pivots(), message);
        assertEquals(canonical(field, other.reducedTimes(form)), canonical(field, one.reducedTimes(form)), message);
      }
    }
  }

  private static List<Integer> canonical(PrimeField field, double[] values) {
    return Arrays.stream(values).mapToObj(field::canonical).toList();
  }
}
