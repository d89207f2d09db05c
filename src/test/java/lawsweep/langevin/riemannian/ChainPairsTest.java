package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lawsweep.dense.Products;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.Entropy;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.FrameSplitting;
import lawsweep.langevin.geometry.GramSplitting;
import lawsweep.langevin.geometry.OrthonormalBasis;
import lawsweep.langevin.geometry.Points;
import lawsweep.langevin.geometry.SingularFrame;
import lawsweep.langevin.geometry.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The noise is a linear map of normals. The sum of x xᵀ over the images x of the unit vectors is its covariance. It
 * must be the projector on the orbit, or on the horizontal space, within 10⁻¹².
 */
class ChainPairsTest {

  /** λ of the working rank and below it zeros. */
  record Case(int depth, int rank, double... lambda) {

    int width() {
      return lambda.length;
    }

    BalancedPoint point() {
      double[] one = Products.identity(width());
      double[] sigma = new double[width()];
      for (int k = 0; k < width(); k++) {
        sigma[k] = Math.pow(lambda[k], depth);
      }
      SingularFrame frame = new SingularFrame(depth, width(), rank, one, sigma, lambda, one);
      return BalancedPoint.of(frame, Collections.nCopies(depth - 1, one));
    }

    @Override
    public String toString() {
      return "N " + depth + ", rank " + rank + ", lambda " + Arrays.toString(lambda);
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int depth = 1; depth <= 6; depth++) {
      cases.add(new Case(depth, 1, 0.7));
      cases.add(new Case(depth, 2, 1.3, 0.8));
      cases.add(new Case(depth, 2, 1.3, 1.3));
      cases.add(new Case(depth, 2, 1.3, 0));
      cases.add(new Case(depth, 2, 1.3, 1e-9));
      cases.add(new Case(depth, 2, 1e-5, 1e-7));
      cases.add(new Case(depth, 3, 2, 1, 0.999999));
      cases.add(new Case(depth, 1, 1.7, 0, 0));
      cases.add(new Case(depth, 2, 1.7, 0.3, 0));
      cases.add(new Case(depth, 4, 1.2, 1.2, 1.2, 0.1));
      cases.add(new Case(depth, 2, 1.2, 0.1, 0, 0));
    }
    cases.add(new Case(3, 5, 1.5, 1.1, 0.7, 0.4, 0.25));
    cases.add(new Case(6, 5, 1.5, 1.1, 1.1, 0.4, 0));
    cases.add(new Case(4, 3, 1.5, 1.1, 0.7, 0, 0));
    cases.add(new Case(64, 2, 1.1, 0.6));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void orbitNoise(Case c) {
    BalancedPoint point = c.point();
    OrthonormalBasis basis = OrthonormalBasis.at(point);
    double[] covariance = covariance(images(c, 1, 0), c);
    assertArrayEquals(covariance(joined(basis.orbit()), c), covariance, 1e-12, "basis");
    assertProjector(new FrameSplitting(point)::orbit, covariance, c, "frame");
    if (wellConditioned(c)) {
      assertProjector(new GramSplitting(point.factors())::orbit, covariance, c, "definition");
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void horizontalNoise(Case c) {
    BalancedPoint point = c.point();
    OrthonormalBasis basis = OrthonormalBasis.at(point);
    double[] covariance = covariance(images(c, 0, 1), c);
    assertArrayEquals(covariance(joined(basis.horizontal()), c), covariance, 1e-12, "basis");
    assertProjector(new FrameSplitting(point)::horizontal, covariance, c, "frame");
    if (wellConditioned(c)) {
      assertProjector(new GramSplitting(point.factors())::horizontal, covariance, c, "definition");
    }
  }

  /** Amplitudes multiply; orbit and horizontal part come from different normals and add. */
  @Test
  void amplitudes() {
    Case c = new Case(4, 3, 1.4, 0.9, 0.2);
    List<double[]> both = images(c, 0.3, 1.7);
    List<double[]> orbit = images(c, 1, 0);
    List<double[]> horizontal = images(c, 0, 1);
    for (int i = 0; i < both.size(); i++) {
      double[] sum = Products.add(new double[both.get(i).length], 0.3, orbit.get(i));
      assertArrayEquals(Products.add(sum, 1.7, horizontal.get(i)), both.get(i), 1e-15, "normal " + i);
    }
  }

  /**
   * The drift's flow for a time e: λ_k² grows by 2 e/N Σ_l T_kl, (12.8), within 10⁻¹³ of itself. Also as the flow along
   * grad S for so long, which has these T_kl and nothing else.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void entropicDrift(Case c) {
    for (double entropy : new double[] {1e-7, 1e-3, 0.5}) {
      checkDrift(c, entropy);
    }
  }

  @Test
  void entropicDriftOfManyLayers() {
    for (int depth : new int[] {2, 12, 40, 64}) {
      checkDrift(new Case(depth, 2, 1.1, 1.1 - 1e-9), 0.01);
      checkDrift(new Case(depth, 3, 1.1, 1e-3, 1e-6), 0.01);
      checkDrift(new Case(depth, 2, 1.3, 1.3, 0), 0.01);
    }
  }

  private static void checkDrift(Case c, double entropy) {
    int d = c.width();
    double[] y = displaced(c, new double[normals(c) * LANES], 0, 0, entropy);
    double[] gradient = Points.joined(Entropy.gradient(c.point()));
    for (int s = 0; s < c.depth; s++) {
      for (int e = 0; e < d * d; e++) {
        double found = y[(s * d * d + e) * LANES];
        if (e % (d + 1) != 0) {
          assertEquals(0, found, 0, c + ", level " + s + ", entry " + e);
          continue;
        }
        int k = e / d;
        double lambda = c.lambda[k];
        double square = lambda * lambda + 2 * entropy / c.depth * repulsion(c, k);
        assertEquals(Math.sqrt(square), found, 1e-15 * Math.sqrt(square), c + ", level " + s + ", lambda " + k);
        double uphill = entropy * gradient[s * d * d + e];
        double flow = Math.sqrt(lambda * lambda + 2 * lambda * uphill) - lambda;
        double bound = 1e-12 * Math.abs(uphill) + 4 * Math.ulp(lambda) * (1 + uphill / (lambda + uphill + 1e-300));
        assertEquals(flow, found - lambda, bound, c + ", level " + s + ", gradient " + k);
      }
    }
  }

  private static double repulsion(Case c, int k) {
    double repulsion = 0;
    for (int l = 0; l < c.width() && k < c.rank; l++) {
      repulsion += l == k ? 0 : Spectrum.t(c.lambda[k], c.lambda[l], c.depth);
    }
    return repulsion;
  }

  /** Where several singular values vanish none of them is thrown away. */
  @Test
  void driftFromTheOrigin() {
    double[] y = displaced(new Case(3, 3, 1.0, 0, 0), new double[100 * LANES], 0, 0, 0.03);
    assertEquals(Math.sqrt(1 + 0.02 * 4), y[0], 1e-15);
    assertEquals(Math.sqrt(0.02 * 2), y[4 * LANES], 1e-15);
    assertEquals(0, y[8 * LANES], 0);
  }

  /** The definition from the factors loses digits with the condition. */
  private static boolean wellConditioned(Case c) {
    return c.rank == c.width() && c.lambda[c.width() - 1] >= 0.1 && c.depth <= 6;
  }

  private static int normals(Case c) {
    return ChainPairs.normals(c.width(), c.depth, true);
  }

  /** Images of the unit vectors, eight at a time. */
  private static List<double[]> images(Case c, double orbit, double horizontal) {
    int count = normals(c);
    List<double[]> images = new ArrayList<>();
    for (int first = 0; first < count; first += LANES) {
      double[] z = new double[count * LANES];
      for (int lane = 0; lane < Math.min(LANES, count - first); lane++) {
        z[(first + lane) * LANES + lane] = 1;
      }
      double[] y = displaced(c, z, orbit, horizontal, 0);
      for (int lane = 0; lane < Math.min(LANES, count - first); lane++) {
        double[] x = Points.joined(ChainPoint.levels(y, lane, c.width(), c.depth));
        for (int i = 0; i < x.length; i += c.width() * c.width()) {
          for (int k = 0; k < c.width(); k++) {
            x[i + k * (c.width() + 1)] -= c.lambda[k];
          }
        }
        images.add(x);
      }
    }
    return images;
  }

  private static double[] displaced(Case c, double[] z, double orbit, double horizontal, double entropy) {
    int d = c.width();
    double[] lambda = new double[d * LANES];
    for (int e = 0; e < lambda.length; e++) {
      lambda[e] = c.lambda[e / LANES];
    }
    double[] y = new double[c.depth * d * d * LANES];
    Arrays.fill(y, Double.NaN);
    ChainPairs pairs = new ChainPairs(d, c.depth, c.rank);
    int from = 3 * LANES;
    double[] numbers = new double[from + z.length];
    Arrays.fill(numbers, 0, from, Double.NaN);
    System.arraycopy(z, 0, numbers, from, z.length);
    pairs.noise(numbers, from);
    for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
      pairs.displace(part, lambda, orbit, horizontal, entropy, y);
    }
    return y;
  }

  private static List<double[]> joined(List<Factors> vectors) {
    return vectors.stream().map(Points::joined).toList();
  }

  private static double[] covariance(List<double[]> vectors, Case c) {
    int n = c.depth * c.width() * c.width();
    double[] sum = new double[n * n];
    for (double[] x : vectors) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          sum[i * n + j] = Math.fma(x[i], x[j], sum[i * n + j]);
        }
      }
    }
    return sum;
  }

  private static void assertProjector(
      UnaryOperator<Factors> projector, double[] matrix, Case c, String what) {
    int d = c.width();
    int n = c.depth * d * d;
    for (int i = 0; i < n; i++) {
      List<double[]> unit = new ArrayList<>();
      for (int s = 0; s < c.depth; s++) {
        unit.add(new double[d * d]);
      }
      unit.get(i / (d * d))[i % (d * d)] = 1;
      double[] image = Points.joined(projector.apply(new Factors(d, unit)));
      double[] row = Arrays.copyOfRange(matrix, i * n, (i + 1) * n);
      assertArrayEquals(image, row, 1e-12, c + ", " + what + ", unit vector " + i);
    }
  }
}
