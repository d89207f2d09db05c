package lawsweep.formula.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {

  private static final BlockWeights KNOWN =
      new BlockWeights(2, 2, new double[] {1, 2}, new double[] {2, 1, 1, -1}, new double[] {1, -3});

  /** Values computed with mpmath at 40 digits, by another substitution. */
  @Test
  void aKnownPoint() {
    CurvePoint point = Curve.of(KNOWN).point();
    near(List.of(-8.300735254367721, -2.1622776601683795, 0.0, 4.162277660168379, 5.300735254367722),
        point.branchPoints());
    near(List.of(5.302775637731995, 1.6972243622680054), point.x());
    near(List.of(-0.12700961874060088), point.h());
    near(List.of(0.5855514614837837), point.periods());
    near(List.of(1.0, 1.0, -59.0, 61.0, 396.0, 0.0), point.r());
    assertEquals(List.of(1, -1), point.signs());
  }

  /** Reading the network backwards changes nothing. */
  @ParameterizedTest
  @CsvSource({"2, 2", "2, 3", "4, 2"})
  void bothDirections(int n, int m) {
    BlockFlow flow = new BlockFlow(n, m, (_, _) -> 1);
    BlockWeights weights = flow.weights(BlockFlow.start(n, m, Seeds.random("directions", 10L * n + m)));
    CurvePoint forward = Curve.of(weights).point();
    CurvePoint backward = Curve.of(weights.transposed()).point();
    near(forward.h(), backward.h());
    near(forward.branchPoints(), backward.branchPoints());
    assertEquals(forward.signs(), backward.signs());
  }

  /** R = x^{1-|n_1-n_2|} det(x I + G_1) det(x I - G_2) at random x, with determinants by elimination. */
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "2, 3", "3, 2", "2, 5", "4, 3"})
  void theCoefficientsAreThoseOfTheBalances(int n, int m) {
    Random random = Seeds.random("coefficients", 10L * n + m);
    BlockWeights weights = new BlockFlow(n, m, (_, _) -> 1).weights(BlockFlow.start(n, m, random));
    List<Double> r = Curve.of(weights).point().r();
    for (int trial = 0; trial < 5; trial++) {
      double x = 0.5 + random.nextDouble();
      double value = 0;
      for (double coefficient : r) {
        value = value * x + coefficient;
      }
      double determinants = determinant(first(weights, x)) * determinant(second(weights, x));
      double expected = Math.pow(x, 1 - Math.abs(n - m)) * determinants;
      assertEquals(expected, value, 1e-12 * (1 + Math.abs(expected)));
    }
  }

  /** x_i' = 2 sign_i √R(x_i) / Π_{j≠i} (x_i - x_j) along ∇s, with x_i' by central differences. */
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "4, 4", "2, 3", "3, 2", "2, 5", "4, 3"})
  void squaredSingularValuesMoveAsDubrovinSays(int n, int m) {
    BlockFlow flow = new BlockFlow(n, m, (_, _) -> 1);
    double[] y = BlockFlow.start(n, m, Seeds.random("dubrovin", 10L * n + m));
    double step = 1e-3;
    List<Double> p1 = flow.point(moved(flow, y, step)).x();
    List<Double> m1 = flow.point(moved(flow, y, -step)).x();
    List<Double> p2 = flow.point(moved(flow, y, 2 * step)).x();
    List<Double> m2 = flow.point(moved(flow, y, -2 * step)).x();
    CurvePoint point = flow.point(y);
    for (int i = 0; i < point.x().size(); i++) {
      double slope = (8 * (p1.get(i) - m1.get(i)) - (p2.get(i) - m2.get(i))) / (12 * step);
      double x = point.x().get(i);
      double product = 1;
      for (double zero : point.branchPoints()) {
        product *= x - zero;
      }
      assertTrue(product >= 0, "x_i is in a gap");
      double expected = 2 * point.signs().get(i) * Math.sqrt(product);
      for (int j = 0; j < point.x().size(); j++) {
        expected /= j == i ? 1 : x - point.x().get(j);
      }
      assertEquals(expected, slope, 1e-8 * (1 + Math.abs(expected)), "x_" + i);
    }
  }

  private static double[] moved(BlockFlow flow, double[] y, double time) {
    return new BlockFlow(flow.weights(y).first(), flow.weights(y).second(), (_, _) -> Math.signum(time))
        .run(y, Math.abs(time), 1)[1];
  }

  /** One zero of W: x_n sits at the branch point 0, where the sign does not matter, and nothing is NaN. */
  @Test
  void aTurningPointIsNoTrouble() {
    BlockWeights turned = new BlockWeights(2, 2, new double[] {1, 3}, new double[] {1, 2, 2, 4}, new double[] {2, -1});
    CurvePoint point = Curve.of(turned).point();
    assertEquals(0, point.x().get(1), 1e-30);
    assertTrue(Double.isFinite(point.h().getFirst()), point.toString());
    double[] y = {1, 3, 1, 2, 2, 4 + 1e-9, 2, -1};
    assertEquals(point.h().getFirst(), new BlockFlow(2, 2, (_, _) -> 1).point(y).h().getFirst(), 1e-8);
  }

  /** Near a turning point at the lower end h_0 is linear in the component of u that vanishes there, to all digits. */
  @Test
  void digitsAreKeptNearTheLowerEnd() {
    CurvePoint near = diagonal(1, 1e-6);
    double far = near.h().getFirst() - diagonal(1, -1e-6).h().getFirst();
    double close = diagonal(1, 1e-9).h().getFirst() - diagonal(1, -1e-9).h().getFirst();
    assertEquals(-1, near.signs().get(1) * diagonal(1, -1e-6).signs().get(1));
    assertTrue(Math.abs(far) > 1e-7 && Math.abs(far) < 1e-4, "jumps by " + far);
    assertEquals(1e-3, close / far, 1e-8);
  }

  /** At the upper end h_0 jumps by a whole period, and what is missing of it is linear. */
  @Test
  void digitsAreKeptNearTheUpperEnd() {
    double[] missing = new double[2];
    for (int i = 0; i < 2; i++) {
      double small = i == 0 ? 1e-6 : 1e-9;
      CurvePoint point = diagonal(3, small);
      missing[i] = point.periods().getFirst()
          - Math.abs(point.h().getFirst() - diagonal(3, -small).h().getFirst());
    }
    assertTrue(Math.abs(missing[0]) > 1e-7 && Math.abs(missing[0]) < 1e-4, "misses " + missing[0]);
    assertEquals(1e-3, missing[1] / missing[0], 1e-6);
  }

  /** u = (first, small), W = diag(2, 1), v = (1, ½). */
  private static CurvePoint diagonal(double first, double small) {
    return Curve.of(new BlockWeights(2, 2, new double[] {first, small}, new double[] {2, 0, 0, 1},
        new double[] {1, 0.5})).point();
  }

  /** A matrix of rank 1 that is not square: the singular vectors of 0 are not unique. */
  @Test
  void aRankThatIsTooSmall() {
    double[] u = {1, 3};
    double[] v = {2, -1, 1};
    CurvePoint exact = Curve.of(new BlockWeights(2, 3, u, new double[] {1, 2, 2, 2, 4, 4}, v)).point();
    CurvePoint moved = Curve.of(new BlockWeights(2, 3, u, new double[] {1, 2, 2, 2, 4, 4 + 1e-9}, v)).point();
    assertEquals(0, exact.x().get(1), 1e-28);
    assertEquals(moved.h().getFirst(), exact.h().getFirst(), 1e-7);
    for (int j = 0; j < 5; j++) {
      assertEquals(moved.branchPoints().get(j), exact.branchPoints().get(j), 1e-8);
    }
  }

  @Test
  void balancedWeightsHaveNoCurve() {
    double[] v = {0.6, 0.8};
    BlockWeights balanced = new BlockWeights(2, 2, new double[] {1, 0}, new double[] {0.6, 0.8, 0, 0}, v);
    assertTrue(Curve.of(balanced).twice().isPresent());
    assertTrue(Curve.of(new BlockWeights(2, 2, new double[2], new double[4], new double[2])).twice().isPresent());
    // u along a singular vector: x_2 stays a zero of R, and of both factors if v is too.
    BlockWeights frozen =
        new BlockWeights(2, 2, new double[] {1, 0}, new double[] {2, 0, 0, 1}, new double[] {3, 0});
    assertTrue(Curve.of(frozen).twice().isPresent());
    assertFalse(Curve.of(KNOWN).twice().isPresent());
  }

  private static double[][] first(BlockWeights weights, double x) {
    int n = weights.first();
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        a[i][j] = (i == j ? x : 0) + weights.u()[i] * weights.u()[j];
        for (int k = 0; k < weights.second(); k++) {
          a[i][j] -= weights.w()[i * weights.second() + k] * weights.w()[j * weights.second() + k];
        }
      }
    }
    return a;
  }

  private static double[][] second(BlockWeights weights, double x) {
    int m = weights.second();
    double[][] a = new double[m][m];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        a[i][j] = (i == j ? x : 0) + weights.v()[i] * weights.v()[j];
        for (int k = 0; k < weights.first(); k++) {
          a[i][j] -= weights.w()[k * m + i] * weights.w()[k * m + j];
        }
      }
    }
    return a;
  }

  private static double determinant(double[][] a) {
    double product = 1;
    for (int c = 0; c < a.length; c++) {
      int best = c;
      for (int r = c; r < a.length; r++) {
        best = Math.abs(a[r][c]) > Math.abs(a[best][c]) ? r : best;
      }
      product *= best == c ? a[best][c] : -a[best][c];
      double[] row = a[best];
      a[best] = a[c];
      a[c] = row;
      for (int r = c + 1; r < a.length; r++) {
        double factor = a[r][c] / a[c][c];
        for (int j = c; j < a.length; j++) {
          a[r][j] -= factor * a[c][j];
        }
      }
    }
    return product;
  }

  private static void near(List<Double> expected, List<Double> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertTrue(Math.abs(expected.get(i) - found.get(i)) <= 2e-14 * Math.max(1, Math.abs(expected.get(i))),
          "expected " + expected + ", got " + found);
    }
  }
}
