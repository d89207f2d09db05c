package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.lie.span.DrawSpan;
import lawsweep.lie.span.HostEngine;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walker finds the same levels as the engines that were written for chains. */
class OldEnginesTest {

  private static final Kernels KERNELS = VectorKernels.hot();
  private static final int LEVELS = 4;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "LINEAR | NONE   | 2 3 2",
      "LINEAR | NONE   | 2 2 2 2",
      "LINEAR | NONE   | 1 3 2 1",
      "LINEAR | NONE   | 3 2 1 2 3",
      "RELU   | NONE   | 2 3 2",
      "RELU   | HIDDEN | 1 2 2 3",
      "RELU   | ALL    | 2 2 3 1"})
  void sameLevels(Family family, Bias bias, String widths) {
    List<Integer> sides = List.of(widths.trim().split(" ")).stream().map(Integer::valueOf).toList();
    Architecture architecture = new Architecture(family, sides, bias);
    for (int draw = 0; draw < 2; draw++) {
      assertEquals(old(architecture, draw), walked(architecture, draw), architecture + ", draw " + draw);
    }
  }

  private static List<Integer> walked(Architecture architecture, int draw) {
    CircuitPoint point = new CircuitPoint(
        OldNetworks.of(architecture), new WalkStreams(Stream.named("old engines"), draw));
    CircuitSpan span = new CircuitSpan(point, KERNELS, Matrix.EMPTY);
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      dims.add(span.climb(point.circuit().columns(), Team.alone(), () -> {}));
    }
    return dims;
  }

  private static List<Integer> old(Architecture architecture, int draw) {
    FieldStreams streams = new FieldStreams(Stream.named("old engines"), draw);
    PrimeField field = new PrimeField(streams.prime());
    Point point = Point.random(architecture, field, streams, streams.point());
    int parameters = point.layout().size();
    List<Integer> dims = new ArrayList<>();
    try (DrawSpan span = new HostEngine(KERNELS).open(point, streams, parameters, Team.alone(), () -> {})) {
      for (int level = 0; level < LEVELS; level++) {
        span.take(level, 0, new int[] {parameters + 4});
        dims.add(span.rank());
      }
    }
    return dims;
  }
}
