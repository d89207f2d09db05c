package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.OldNetworks;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walked circuits span what brackets of fields with an independent number for each path do, by the definition. */
class CircuitPathsTest {

  private static final int LEVELS = 3;

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "LINEAR | NONE   | 2 3 2",
      "LINEAR | NONE   | 1 2 2 1",
      "RELU   | NONE   | 1 2 2 2",
      "RELU   | HIDDEN | 2 2 1 1",
      "RELU   | ALL    | 1 2 2"})
  void sameLevels(Family family, Bias bias, String widths) {
    List<Integer> sides = List.of(widths.trim().split(" ")).stream().map(Integer::valueOf).toList();
    Architecture architecture = new Architecture(family, sides, bias);
    CircuitPoint point = new CircuitPoint(OldNetworks.of(architecture), new WalkStreams(Stream.named("paths"), 0));
    CircuitSpan span = new CircuitSpan(point, VectorKernels.hot(), Matrix.EMPTY);
    List<Integer> walked = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      walked.add(span.climb(point.circuit().columns(), Team.alone(), () -> {}));
    }
    assertEquals(byPaths(architecture, point.field()), walked, architecture.toString());
  }

  private static List<Integer> byPaths(Architecture architecture, PrimeField field) {
    Sampler sampler = new Sampler(architecture, field, 5, VectorKernels.hot());
    Random random = Seeds.random("paths", 0);
    NaiveElimination span = new NaiveElimination(field.p());
    long[][] theta = Arrays.stream(sampler.theta()).mapToObj(x -> new long[] {x}).toArray(long[][]::new);
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      for (int i = 0; i < theta.length + 3; i++) {
        long[][] vector = sampler.randomBracket(random, level + 1).at(theta);
        span.add(Arrays.stream(vector).mapToLong(x -> x[0]).toArray());
      }
      dims.add(span.rank());
    }
    return dims;
  }
}
