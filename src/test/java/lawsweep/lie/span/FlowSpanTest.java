package lawsweep.lie.span;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.FlowSource;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.residue.PrimeField;
import lawsweep.support.Architectures;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples along flows span what brackets span. */
class FlowSpanTest {

  /** Networks with the dimension of their Lie algebra; those of equal widths n: n² + (q - 1) n (n - 1)/2. */
  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(Architectures.linear(3, 3, 3), 12), Arguments.of(Architectures.linear(3, 3, 3, 3), 15),
        Arguments.of(Architectures.linear(4, 4, 4, 4, 4), 34), Arguments.of(Architectures.linear(1, 4, 4, 2), 8),
        Arguments.of(Architectures.linear(1, 8, 8, 2), 16), Arguments.of(Architectures.linear(1, 5, 5, 1), 1),
        Arguments.of(Architectures.linear(3, 4, 3), 14), Arguments.of(Architectures.relu(Bias.NONE, 2, 3, 2), 9),
        Arguments.of(Architectures.relu(Bias.HIDDEN, 2, 3, 2), 12),
        Arguments.of(Architectures.relu(Bias.ALL, 2, 2, 2, 1), 12));
  }

  private static DrawSpan open(Architecture a, int draw) {
    FieldStreams streams = new FieldStreams(lawsweep.random.Stream.named("a draw"), draw);
    Point point = Point.random(a, new PrimeField(streams.prime()), streams, streams.point());
    return new HostEngine(VectorKernels.hot()).open(point, streams, point.layout().size(), Team.alone(), Watch.NONE);
  }

  /** Takes an order or a level until samples add nothing. */
  private static void exhaust(DrawSpan span, int number, boolean followed, int block) {
    for (int first = 0, gained = 1; gained > 0; first = span.taken()) {
      int[] sizes = {block};
      gained = followed ? span.follow(number, first, sizes)[0] : span.take(number, first, sizes)[0];
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void flowsReachTheWholeAlgebra(Architecture a, int dimension) {
    for (int draw = 0; draw < 3; draw++) {
      DrawSpan span = open(a, draw);
      for (int order = 0; span.rank() < dimension; order++) {
        assertTrue(order < 20, "rank " + span.rank() + " at order " + order + ", draw " + draw);
        exhaust(span, order, true, FlowSource.fields(a));
      }
      exhaust(span, 24, true, FlowSource.fields(a));
      assertEquals(dimension, span.rank());
    }
  }

  /** The coefficient of t^k lies in W_k(θ), and from there on the same draw goes on. */
  @Test
  void anOrderAddsNothingToItsLevel() {
    Architecture a = Architectures.linear(1, 6, 6, 2);
    DrawSpan span = open(a, 0);
    for (int level = 0; level < 5; level++) {
      exhaust(span, level, false, 8);
      int dimension = span.rank();
      for (int order = 0; order <= level; order++) {
        exhaust(span, order, true, FlowSource.fields(a));
        assertEquals(dimension, span.rank(), "order " + order + ", level " + level);
      }
    }
    assertEquals(9, span.rank());
    exhaust(span, 5, true, FlowSource.fields(a));
    assertEquals(10, span.rank());
  }
}
