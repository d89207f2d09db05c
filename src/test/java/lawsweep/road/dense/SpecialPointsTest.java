package lawsweep.road.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import lawsweep.law.Counting;
import lawsweep.law.known.KnownLaws;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawSpan;
import lawsweep.lie.span.HostEngine;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;
import lawsweep.random.Stream;
import lawsweep.support.Architectures;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Weights at which the theorem of linear networks claims nothing, and would be wrong (proof, section 1). */
class SpecialPointsTest {

  private static final FieldStreams STREAMS = new FieldStreams(new Stream(20261130), 0);

  /** A point with the given matrices, row by row. */
  private static Point point(Architecture a, double[]... matrices) {
    ParameterLayout layout = new ParameterLayout(a);
    double[] values = new double[layout.size()];
    for (int i = 1; i <= a.depth(); i++) {
      System.arraycopy(matrices[i - 1], 0, values, layout.weights(i), matrices[i - 1].length);
    }
    return Point.of(a, STREAMS.field(), layout, values);
  }

  /** The rank of 40 samples each of W_0 to W_4. */
  private static int dimension(Point point) {
    int columns = point.layout().size();
    try (DrawSpan span = new HostEngine(Counting.VECTOR).open(point, STREAMS, columns, Team.alone(), () -> {})) {
      for (int level = 0; level <= 4; level++) {
        int[] sizes = new int[40];
        Arrays.fill(sizes, 1);
        span.take(level, 0, sizes);
      }
      return span.rank();
    }
  }

  private static int laws(Point point) {
    return KnownLaws.rank(point, Counting.VECTOR, Team.alone(), () -> {});
  }

  @Test
  void balancedWeightsOfAWideLayerHaveFewerDirections() {
    Architecture a = Architectures.linear(2, 4, 4, 2);
    Point generic = Point.random(a, STREAMS.field(), STREAMS, STREAMS.point());
    assertEquals(12, dimension(generic));
    assertEquals(a.parameters() - 12, laws(generic));
    // U_iᵀ U_i = U_{i+1} U_{i+1}ᵀ: what is not zero is orthogonal, in two of the four neurons.
    double[] first = {3, 4, 0, 0, -4, 3, 0, 0};
    double[] middle = {0, 5, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] last = {4, -3, 3, 4, 0, 0, 0, 0};
    assertEquals(6, dimension(point(a, first, middle, last)));
  }

  @Test
  void independentLawsDoNotSuffice() {
    Architecture a = Architectures.linear(2, 2, 4, 4, 2);
    double[] second = {0, 0, 1, 0, 0, 0, 0, 1};
    double[] third = {1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1};
    double[] fourth = {1, 0, 0, 1, 0, 0, 0, 0};
    Point special = point(a, new double[4], second, third, fourth);
    Point generic = Point.random(a, STREAMS.field(), STREAMS, STREAMS.point());
    assertEquals(laws(generic), laws(special));
    assertEquals(a.parameters() - laws(generic), dimension(generic));
    assertEquals(0, dimension(special));
  }
}
