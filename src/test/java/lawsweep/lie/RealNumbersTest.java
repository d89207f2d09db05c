package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.support.Architectures;
import lawsweep.support.NaiveElimination;
import lawsweep.support.Primes;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranks over real weights, read off singular values with a clear gap, are the ranks mod p. */
class RealNumbersTest {

  private static final double GAP = 1e6;

  static Stream<Architecture> architectures() {
    return Stream.of(
        Architectures.linear(2, 2, 2), Architectures.linear(3, 3, 2), Architectures.linear(2, 2, 2, 2),
        Architectures.linear(2, 3, 3, 3, 2), Architectures.linear(1, 3, 3, 2), Architectures.linear(1, 4, 4, 2),
        Architectures.linear(2, 1, 2, 2, 1), Architectures.linear(1, 2, 2, 1), Architectures.linear(5, 2, 4),
        Architectures.relu(Bias.NONE, 5, 2, 5), Architectures.relu(Bias.NONE, 2, 3, 3, 2),
        Architectures.relu(Bias.HIDDEN, 2, 3, 2), Architectures.relu(Bias.ALL, 2, 2, 3, 1));
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void fieldsAndFirstBrackets(Architecture a) {
    Sampler sampler = new Sampler(a, Primes.largest(), a.hashCode(), new VectorKernels());
    Random random = Seeds.random("real", a.hashCode());
    PathNetwork network = sampler.network();
    int d = network.parameters();
    double[] theta = random.doubles(d, -1.5, 1.5).toArray();
    double[][] fields = new double[d + 4][];
    Arrays.setAll(fields, i -> gradient(network, theta, coefficients(network, random)));
    double[][] all = Arrays.copyOf(fields, 2 * d + 8);
    for (int i = d + 4; i < all.length; i++) {
      all[i] = bracket(network, theta, coefficients(network, random), coefficients(network, random));
    }
    long[][] exactFields = sampler.samples(0, 0, d + 4, Team.alone());
    long[][] exactAll = Arrays.copyOf(exactFields, 2 * d + 8);
    System.arraycopy(sampler.samples(1, 0, d + 4, Team.alone()), 0, exactAll, d + 4, d + 4);
    assertRank(NaiveElimination.rank(sampler.numbers().p(), exactFields), fields, a);
    assertRank(NaiveElimination.rank(sampler.numbers().p(), exactAll), all, a);
  }

  private static double[] coefficients(PathNetwork network, Random random) {
    return random.doubles(network.coordinates(), -1, 1).toArray();
  }

  private static double[] gradient(PathNetwork network, double[] theta, double[] c) {
    double[] g = new double[theta.length];
    for (PathNetwork.Path path : network.paths()) {
      for (int e : path.parameters()) {
        g[e] += c[path.coordinate()] * product(path, theta, e, -1);
      }
    }
    return g;
  }

  /** Hess(f) ∇g - Hess(g) ∇f. */
  private static double[] bracket(PathNetwork network, double[] theta, double[] f, double[] g) {
    double[] bracket = hessianTimes(network, theta, f, gradient(network, theta, g));
    double[] back = hessianTimes(network, theta, g, gradient(network, theta, f));
    Arrays.setAll(bracket, e -> bracket[e] - back[e]);
    return bracket;
  }

  private static double[] hessianTimes(PathNetwork network, double[] theta, double[] c, double[] v) {
    double[] sum = new double[theta.length];
    for (PathNetwork.Path path : network.paths()) {
      for (int e : path.parameters()) {
        for (int other : path.parameters()) {
          if (other != e) {
            sum[e] += c[path.coordinate()] * product(path, theta, e, other) * v[other];
          }
        }
      }
    }
    return sum;
  }

  private static double product(PathNetwork.Path path, double[] theta, int without, int neither) {
    double product = 1;
    for (int e : path.parameters()) {
      product *= e == without || e == neither ? 1 : theta[e];
    }
    return product;
  }

  private static void assertRank(int rank, double[][] rows, Architecture a) {
    double[][] scaled = new double[rows.length][];
    Arrays.setAll(scaled, i -> scaled(rows[i]));
    double[] values = SingularValues.of(scaled);
    double gap = values[rank - 1] / Math.max(values[rank], 1e-300);
    assertTrue(
        gap > GAP && values[rank] < 1e-12 * values[0],
        () -> Seeds.note(a + ": no gap of singular values after " + rank + ": " + Arrays.toString(values)));
  }

  private static double[] scaled(double[] row) {
    double norm = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
    return norm < 1e-12 ? new double[row.length] : Arrays.stream(row).map(x -> x / norm).toArray();
  }

  @Test
  void singularValuesOfAKnownMatrix() {
    double[][] a = {{3, 0, 4}, {0, 0, 0}, {-8, 0, 6}, {3, 0, 4}};
    double[] expected = {10, Math.sqrt(50), 0, 0};
    assertArrayEquals(expected, SingularValues.of(a), 1e-12);
    assertEquals(0, SingularValues.of(new double[0][]).length);
  }
}
