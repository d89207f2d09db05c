package lawsweep.lie.span;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.StoppedException;
import lawsweep.work.Team;
import lawsweep.work.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Linear 3,4,3 has D = 24, dim W_0 = 9 and dim W_1 = 14 = D - 10: its laws are those of φ. */
class HostEngineTest {

  private static final Architecture NETWORK = new Architecture(Family.LINEAR, List.of(3, 4, 3), Bias.NONE);
  private static final int PARAMETERS = 24;
  private final FieldStreams streams = new FieldStreams(Stream.named("a draw"), 0);
  private final PrimeField field = new PrimeField(streams.prime());

  /** On the way of larger networks, and in lanes. */
  static List<Kernels> kernels() {
    return List.of(new VectorKernels(), VectorKernels.hot());
  }

  private DrawSpan open(Kernels kernels, int columns, Watch watch) {
    Point point = Point.random(NETWORK, field, streams, streams.point());
    return new HostEngine(kernels).open(point, streams, columns, Team.alone(), watch);
  }

  @Test
  void smallNetworksGoInLanes() {
    assertInstanceOf(HostSpan.class, open(new VectorKernels(), PARAMETERS, () -> {}));
    assertInstanceOf(LaneSpan.class, open(VectorKernels.hot(), PARAMETERS, () -> {}));
    assertInstanceOf(HostSpan.class, open(VectorKernels.hot(), 18, () -> {}));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void stopsBehindTheFirstBlockThatFallsShort(Kernels kernels) {
    DrawSpan span = open(kernels, PARAMETERS, () -> {});
    assertArrayEquals(new int[] {5, 4}, span.take(0, 0, new int[] {5, 7, 3, 8}));
    assertEquals(12, span.taken());
    assertEquals(9, span.rank());
    assertArrayEquals(new int[] {2, 3}, span.take(1, 0, new int[] {2, 300, 1}));
    assertEquals(302, span.taken());
    assertEquals(14, span.rank());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void cutsDoNotShow(Kernels kernels) {
    DrawSpan one = open(kernels, PARAMETERS, () -> {});
    one.take(0, 0, new int[] {13});
    one.take(1, 0, new int[] {20});
    DrawSpan many = open(kernels, PARAMETERS, () -> {});
    many.take(0, 0, new int[] {1, 2, 3, 3, 4});
    for (int i = 0; i < 20; i++) {
      many.take(1, i, new int[] {1});
    }
    double[] form = new double[PARAMETERS];
    streams.fill(field, streams.form(), form, 0, form.length);
    assertArrayEquals(one.pivots(), many.pivots());
    assertArrayEquals(canonical(one.reducedTimes(form)), canonical(many.reducedTimes(form)));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void afterAStopSamplesAndRankBelongTogether(Kernels kernels) {
    int[] asked = {0};
    DrawSpan span = open(kernels, PARAMETERS, () -> {
      if (++asked[0] == 3) {
        throw new StoppedException();
      }
    });
    assertThrows(StoppedException.class, () -> span.take(0, 0, new int[] {3, 4, 2}));
    assertEquals(7, span.taken());
    assertEquals(7, span.rank());
    asked[0] = 2;
    assertThrows(StoppedException.class, () -> span.take(1, 0, new int[] {3}));
    assertEquals(0, span.taken());
    assertEquals(7, span.rank());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void foldedColumnsKeepTheRank(Kernels kernels) {
    DrawSpan span = open(kernels, 18, () -> {});
    span.take(0, 0, new int[] {12});
    span.take(1, 0, new int[] {12});
    assertEquals(14, span.rank());
  }

  private int[] canonical(double[] values) {
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    return canonical;
  }
}
