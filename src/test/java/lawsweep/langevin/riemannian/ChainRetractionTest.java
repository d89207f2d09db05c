package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.dense.SmallSvd;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.Balancing;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.FrameSplitting;
import lawsweep.langevin.geometry.Points;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Retraction keeps the product within 10⁻¹³ N of the product of sizes, and balances within 10⁻¹³. It agrees with
 * balancing by the positive definite gauge up to fourth order, and displaces along the orbit at third order.
 */
class ChainRetractionTest {

  private static final double[][] VALUES = {
      {1.5, 1.1, 0.7, 0.4, 0.25},
      {1.2, 1.2, 1.2, 1.2, 1.2},
      {1.3, 0.9, 0.6, 0.5, 1e-9},
      {1.3, 0.9, 0.6, 0.5, 0},
      {1.1, 1.05, 1, 0.95, 0.9},
      {1, 1, 0.5, 0.5, 0.5},
      {2, 0.02, 0.02, 0.01, 0.01},
      {1.4, 1.3, 0.3, 0.2, 0.1}};

  /** λ of a lane, of a width: its leading values and the last. */
  private static double[] lambda(int lane, int d, int rank) {
    double[] lambda = new double[d];
    for (int k = 0; k < rank; k++) {
      lambda[k] = k == d - 1 && d > 1 ? VALUES[lane][4] : VALUES[lane][Math.min(k, 3)];
    }
    return lambda;
  }

  /** One retraction of eight displaced points. */
  private static final class Scene {
    final int d;
    final int depth;
    final int rank;
    final List<BalancedPoint> points = new ArrayList<>();
    final List<Factors> displaced = new ArrayList<>();
    final ChainState state;

    /** Tangent displacements, of size {@code epsilon} an entry. */
    Scene(int d, int depth, int rank, double epsilon, boolean inner) {
      this.d = d;
      this.depth = depth;
      this.rank = rank;
      this.state = new ChainState(d, depth, inner);
      double[] y = new double[depth * d * d * LANES];
      for (int lane = 0; lane < LANES; lane++) {
        Random random = Seeds.random("retraction", 1000L * d + 10L * depth + lane);
        BalancedPoint point = Points.balanced(lambda(lane, d, rank), depth, rank, random);
        FrameSplitting splitting = new FrameSplitting(point);
        Factors any = Points.factors(d, depth, random);
        Factors tangent = splitting.orbit(any).plus(1, splitting.horizontal(any));
        Factors moved = point.factors().plus(epsilon, tangent);
        points.add(point);
        displaced.add(moved);
        ChainPoint.set(state, lane, point);
        ChainPoint.set(y, lane, point.toFrame(moved));
      }
      ChainRetraction retraction = new ChainRetraction(d, depth, rank, inner);
      for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
        retraction.retract(part, y, state);
      }
    }

    Factors result(int lane) {
      return ChainPoint.factors(state, lane);
    }

    double size(int lane) {
      return displaced.get(lane).weights().stream().mapToDouble(w -> SmallSvd.of(w, d).sigma()[0])
          .reduce(1, (a, b) -> a * b);
    }
  }

  @ParameterizedTest
  @CsvSource({
      "1, 1, 1", "1, 3, 1", "1, 64, 1", "2, 1, 2", "2, 2, 2", "2, 3, 2", "2, 6, 2", "2, 12, 2", "2, 64, 2", "3, 1, 3",
      "3, 2, 3", "3, 3, 3", "3, 8, 3", "3, 9, 3", "4, 4, 4", "5, 2, 5", "5, 6, 5", "5, 12, 5", "5, 64, 5",
      "2, 3, 1", "3, 2, 1", "3, 3, 2", "3, 12, 1", "5, 1, 3", "5, 3, 2", "5, 64, 3"})
  void productAndBalance(int d, int depth, int rank) {
    for (double epsilon : new double[] {0, 1e-6, 1e-2, 0.06}) {
      Scene inside = new Scene(d, depth, rank, epsilon, true);
      Scene ends = new Scene(d, depth, rank, epsilon, false);
      for (int lane = 0; lane < LANES; lane++) {
        String what = Seeds.note("epsilon " + epsilon + ", lane " + lane);
        checkFrames(inside, lane, what);
        checkProduct(inside, lane, inside.result(lane).endToEnd(), what);
        checkProduct(ends, lane, Products.sandwich(ChainPoint.frame(ends.state, depth, lane), sigma(ends, lane),
            ChainPoint.frame(ends.state, 0, lane), d), what + ", ends only");
        if (rank == d) {
          checkDeterminant(inside, lane, what);
        }
      }
    }
  }

  private static double[] sigma(Scene scene, int lane) {
    return Arrays.stream(ChainPoint.lambda(scene.state, lane)).map(x -> Math.pow(x, scene.depth)).toArray();
  }

  /** Orthogonal frames, decreasing λ, zeros beyond the rank, and balance. */
  private static void checkFrames(Scene scene, int lane, String what) {
    for (int p = 0; p <= scene.depth; p++) {
      double[] q = ChainPoint.frame(scene.state, p, lane);
      assertArrayEquals(Products.identity(scene.d), Products.multiplyTransposedLeft(q, q, scene.d), 1e-13,
          what + ", frame " + p);
    }
    double[] lambda = ChainPoint.lambda(scene.state, lane);
    for (int k = 0; k < scene.d; k++) {
      assertTrue(k == 0 || lambda[k] <= lambda[k - 1] * (1 + 1e-9), what + ", order");
      assertTrue(lambda[k] >= 0 && (k < scene.rank || lambda[k] == 0), what + ", rank");
    }
    double size = Math.max(1, lambda[0] * lambda[0]);
    assertEquals(0, scene.result(lane).balanceDefect(), 1e-13 * size, what + ", balance");
  }

  /** At rank r the best approximation of that rank. */
  private static void checkProduct(Scene scene, int lane, double[] product, String what) {
    double[] expected = scene.displaced.get(lane).endToEnd();
    if (scene.rank < scene.d) {
      SmallSvd svd = SmallSvd.of(expected, scene.d);
      double[] kept = svd.sigma().clone();
      Arrays.fill(kept, scene.rank, scene.d, 0);
      expected = Products.sandwich(svd.u(), kept, svd.v(), scene.d);
    }
    assertArrayEquals(expected, product, 1e-14 * (scene.depth + 9) * scene.size(lane), what + ", product");
  }

  /** Tiny singular values keep their digits: the product of all is that of the factors' determinants, to 10⁻¹³ N d. */
  private static void checkDeterminant(Scene scene, int lane, String what) {
    double expected = 0;
    for (double[] w : scene.displaced.get(lane).weights()) {
      for (double sigma : SmallSvd.of(w, scene.d).sigma()) {
        expected += StrictMath.log(sigma);
      }
    }
    double found = 0;
    for (double x : ChainPoint.lambda(scene.state, lane)) {
      found += scene.depth * StrictMath.log(x);
    }
    // factors that are nearly singular themselves have determinants with few digits
    double digits = 1;
    for (double[] w : scene.displaced.get(lane).weights()) {
      double[] sigma = SmallSvd.of(w, scene.d).sigma();
      digits = Math.max(digits, sigma[0] / sigma[scene.d - 1]);
    }
    if (digits < 1e12) {
      assertEquals(expected, found, 1e-15 * scene.depth * scene.d * (10 + digits), what + ", determinant");
    } else {
      assertTrue(found < expected + 2 * scene.depth * scene.d || Double.isInfinite(expected), what + ", zero");
    }
  }

  /** Where the displacement is small against the singular values, only these lanes. */
  private static boolean regular(Scene scene, int lane) {
    return scene.d == 1 || (lane != 2 && lane != 3 && lane != 6);
  }

  /** Balancing by the gauge loses digits with this. */
  private static double condition(Scene scene, int lane) {
    double[] lambda = scene.points.get(lane).frame().lambda();
    return Math.pow(lambda[0] / lambda[scene.rank - 1], scene.depth);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1", "2, 1, 2", "2, 2, 2", "2, 3, 2", "3, 2, 3", "3, 3, 3", "3, 6, 3", "5, 4, 5", "2, 12, 2",
      "2, 64, 2"})
  void agreesWithTheGauge(int d, int depth, int rank) {
    double[][] gaps = new double[2][LANES];
    double epsilon = 4e-3 / depth;
    for (int half = 0; half < 2; half++) {
      Scene scene = new Scene(d, depth, rank, epsilon / (1 << half), true);
      for (int lane = 0; lane < LANES; lane++) {
        Factors truth = Balancing.balance(scene.displaced.get(lane), rank).factors();
        gaps[half][lane] = distance(truth, scene.result(lane));
      }
    }
    Scene any = new Scene(d, depth, rank, epsilon, true);
    for (int lane = 0; lane < LANES; lane++) {
      if (regular(any, lane) && condition(any, lane) < 1e5) {
        String what = Seeds.note("lane " + lane + ": " + gaps[0][lane] + " " + gaps[1][lane]);
        assertTrue(gaps[1][lane] < gaps[0][lane] / 12 + 1e-12, what);
        assertTrue(gaps[0][lane] < 1e-7, what);
      }
    }
  }

  /** Halved steps leave the orbit by an eighth. */
  @ParameterizedTest
  @CsvSource({"2, 2, 2", "2, 3, 2", "3, 2, 3", "3, 3, 3", "3, 6, 3", "5, 4, 5", "2, 12, 2"})
  void displacementIsNormal(int d, int depth, int rank) {
    double[][] along = new double[2][LANES];
    double[][] length = new double[2][LANES];
    double epsilon = 0.01 / depth;
    for (int half = 0; half < 2; half++) {
      Scene scene = new Scene(d, depth, rank, epsilon / (1 << half), true);
      for (int lane = 0; lane < LANES; lane++) {
        FrameSplitting splitting = new FrameSplitting(scene.points.get(lane));
        Factors moved = scene.result(lane).plus(-1, scene.displaced.get(lane));
        along[half][lane] = Math.sqrt(splitting.orbit(moved).normSquared());
        length[half][lane] = Math.sqrt(moved.normSquared());
      }
    }
    Scene any = new Scene(d, depth, rank, epsilon, true);
    for (int lane = 0; lane < LANES; lane++) {
      if (regular(any, lane)) {
        String what = Seeds.note("lane " + lane + ": " + along[0][lane] + " " + along[1][lane]);
        assertEquals(8, along[0][lane] / along[1][lane], 1.5, what);
        assertEquals(4, length[0][lane] / length[1][lane], 0.5, what);
        assertTrue(along[0][lane] < 0.5 * length[0][lane], what);
      }
    }
  }

  /** Rank one: what leaves the orbit is of the third order too, and happens to vanish. */
  @Test
  void displacementIsNormalAtRankOne() {
    for (int d = 2; d <= 4; d++) {
      for (int depth = 2; depth <= 4; depth++) {
        Scene scene = new Scene(d, depth, 1, 1e-3, true);
        for (int lane = 0; lane < LANES; lane++) {
          FrameSplitting splitting = new FrameSplitting(scene.points.get(lane));
          Factors moved = scene.result(lane).plus(-1, scene.displaced.get(lane));
          assertEquals(0, Math.sqrt(splitting.orbit(moved).normSquared()), 1e-8, Seeds.note("lane " + lane));
        }
      }
    }
  }

  /** A point stays where it is. */
  @Test
  void nothingMovesWithoutDisplacement() {
    for (int depth : new int[] {1, 2, 3, 12, 64}) {
      Scene scene = new Scene(3, depth, 3, 0, true);
      for (int lane = 0; lane < LANES; lane++) {
        assertTrue(distance(scene.points.get(lane).factors(), scene.result(lane)) < 1e-14 * (10 + depth),
            Seeds.note("depth " + depth + ", lane " + lane));
      }
    }
  }

  private static double distance(Factors a, Factors b) {
    return Math.sqrt(a.plus(-1, b).normSquared());
  }
}
