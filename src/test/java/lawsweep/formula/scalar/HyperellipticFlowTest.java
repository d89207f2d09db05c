package lawsweep.formula.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.ScalarKernels;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws h_k along flows f(t) ∇s that the program's Dormand-Prince integrates, and that they are new. */
class HyperellipticFlowTest {

  /** The flow follows a target that swings, and on the way the x_i turn at the ends of their gaps. */
  @ParameterizedTest
  @CsvSource({"2, 2, 0", "2, 2, 1", "3, 3, 0", "2, 3, 0", "4, 2, 0", "3, 4, 1"})
  void conservedAlongControlledFlowsWithTurningPoints(int n, int m, int seed) {
    BlockFlow flow = new BlockFlow(n, m, (t, s) -> 3 * (2 * Math.cos(t) - s));
    double[] start = BlockFlow.start(n, m, Seeds.random("controlled " + n + " " + m, seed));
    List<CurvePoint> points = new ArrayList<>();
    for (double[] state : flow.run(start, 0.05, 125)) {
      points.add(flow.point(state));
    }
    int turns = 0;
    for (int t = 1; t < points.size(); t++) {
      for (int i = 0; i < points.get(t).signs().size(); i++) {
        // Turns of x_i where f has not turned: a sign of √R that changed.
        turns += points.get(t).signs().get(i).equals(points.get(t - 1).signs().get(i)) ? 0 : 1;
      }
    }
    assertTrue(turns >= 2, turns + " turning points");
    List<List<Double>> h = new BlockValues(new ScalarBlock(0, List.of(1, n, m, 1)), true, points).continuous();
    for (List<Double> at : h) {
      for (int k = 0; k < at.size(); k++) {
        assertEquals(h.getFirst().get(k), at.get(k), 1e-10, "h_" + k);
      }
    }
    double moved = points.stream().mapToDouble(p -> Math.abs(p.x().getFirst() - points.getFirst().x().getFirst()))
        .max().orElse(0);
    assertTrue(moved > 1e-3, "x_1 moved by " + moved);
  }

  /** A control: along the gradient of another function h_0 and the branch points move. */
  @Test
  void notConservedByAnotherFlow() {
    BlockFlow flow = new BlockFlow(2, 2, (_, _) -> 1);
    double[] y = BlockFlow.start(2, 2, Seeds.random("control", 0));
    double before = flow.point(y).h().getFirst();
    y[2] += 1e-3;
    assertTrue(Math.abs(flow.point(y).h().getFirst() - before) > 1e-6);
  }

  /** Along ∇s itself Σ_i sign_i ∫ x^{n-1} dx / √R grows by twice the time: Abel's sums. */
  @ParameterizedTest
  @CsvSource({"2, 2", "3, 3", "2, 4", "4, 3"})
  void theLastSumIsTwiceTheTime(int n, int m) {
    BlockFlow flow = new BlockFlow(n, m, (_, _) -> 1);
    double[][] states =
        flow.run(BlockFlow.start(n, m, Seeds.random("abel", 10L * n + m)), 1e-3, 120);
    int least = Math.min(n, m);
    double[] sums = new double[least];
    for (int i = 0; i < least; i++) {
      for (int k = 0; k < least; k++) {
        sums[k] += boole(flow, states, i, k);
      }
    }
    for (int k = 0; k < least - 1; k++) {
      assertEquals(0, sums[k], 1e-7, "k = " + k);
    }
    assertEquals(2 * 0.12, sums[least - 1], 1e-7);
  }

  /**
   * ∫ x_i^k x_i' / (sign_i √R(x_i)) dt along the states, by Boole's rule, with x_i' by differences; it loses
   * digits where x_i is near the end of its gap.
   */
  private static double boole(BlockFlow flow, double[][] states, int i, int k) {
    double sum = 0;
    for (int t = 0; t < states.length; t++) {
      double weight = t % 4 == 0 ? t == 0 || t == states.length - 1 ? 7 : 14 : t % 4 == 2 ? 12 : 32;
      CurvePoint point = flow.point(states[t]);
      double x = point.x().get(i);
      double root = point.signs().get(i);
      double product = 1;
      for (double zero : point.branchPoints()) {
        product *= x - zero;
      }
      root *= Math.sqrt(product);
      double eps = 1e-4;
      double slope = difference(flow, states[t], i, eps);
      sum += weight * Math.pow(x, k) * slope / root;
    }
    return sum * 2 * 1e-3 / 45;
  }

  /** The derivative of x_i along ∇s, by a central difference of sixth order. */
  private static double difference(BlockFlow flow, double[] y, int i, double eps) {
    double[] weights = {45, -9, 1};
    double[] g = flow.gradient(y);
    double sum = 0;
    for (int s = 1; s <= 3; s++) {
      double step = 40 * s * eps;
      sum += weights[s - 1] * (x(flow, y, g, step, i) - x(flow, y, g, -step, i));
    }
    return sum / (60 * 40 * eps);
  }

  private static double x(BlockFlow flow, double[] y, double[] g, double step, int i) {
    double[] moved = y.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] += step * g[j];
    }
    return Secular.of(flow.weights(moved).upright()).x()[i];
  }

  /** The gradients of the six balances and of h_0, by differences, have rank 7. */
  @Test
  void noFunctionOfTheBalances() {
    BlockFlow flow = new BlockFlow(2, 2, (_, _) -> 1);
    double[] y = BlockFlow.start(2, 2, Seeds.random("rank", 0));
    double[] rows = new double[7 * 8];
    for (int j = 0; j < 8; j++) {
      for (int i = 0; i < 7; i++) {
        int law = i;
        rows[i * 8 + j] = slope(y, j, at -> law < 6 ? balances(at)[law] : flow.point(at).h().getFirst());
      }
    }
    double[] gradient = flow.gradient(y);
    for (int i = 0; i < 7; i++) {
      double along = 0;
      for (int j = 0; j < 8; j++) {
        along += rows[i * 8 + j] * gradient[j];
      }
      assertEquals(0, along, 1e-8, "law " + i);
    }
    assertEquals(6, rank(Arrays.copyOf(rows, 48), 6));
    assertEquals(7, rank(rows, 7));
  }

  /**
   * Exactly: where the balances are fixed, dh_0 along Y is a multiple of Y(e_1) X(e_2) - Y(e_2) X(e_1) with X = ∇s and
   * e_1, e_2 the symmetric functions of x_1, x_2. If the gradients of balances, e_1 and e_2 have rank 8 at an integer
   * point, there is a Y with Y(e_1) = 0 and Y(e_2) = 1, and X(e_1) is not 0: h_0 is no function of the balances.
   */
  @Test
  void noFunctionOfTheBalancesExactly() {
    double[] y = {1, 2, 2, 1, 1, -1, 1, -3};
    PrimeField field = new PrimeField(4194319);
    EchelonBasis basis = new EchelonBasis(field, new ScalarKernels(), 8);
    assertEquals(6, basis.absorb(gradients(y, 0, 6), Team.alone()));
    assertEquals(2, basis.absorb(gradients(y, 6, 8), Team.alone()));
    double[] s = new BlockFlow(2, 2, (_, _) -> 1).gradient(y);
    Matrix first = gradients(y, 6, 7);
    double along = 0;
    for (int j = 0; j < 8; j++) {
      along += first.get(0, j) * s[j];
    }
    assertTrue(along != 0);
  }

  /** Central differences of polynomials of degree 4 at integers with step 1, Richardson's way: exact integers. */
  private static Matrix gradients(double[] y, int from, int to) {
    Matrix rows = Matrix.zero(to - from, 8);
    for (int i = from; i < to; i++) {
      for (int j = 0; j < 8; j++) {
        int law = i;
        DoubleUnaryOperator along = step(y, j, law);
        double slope = 8 * (along.applyAsDouble(1) - along.applyAsDouble(-1))
            - (along.applyAsDouble(2) - along.applyAsDouble(-2));
        rows.data()[rows.index(i - from, j)] = slope / 12;
        assertEquals(Math.rint(slope / 12), slope / 12);
      }
    }
    return rows;
  }

  private static DoubleUnaryOperator step(double[] y, int j, int law) {
    return step -> {
      double[] at = y.clone();
      at[j] += step;
      double determinant = at[2] * at[5] - at[3] * at[4];
      double norm = at[2] * at[2] + at[3] * at[3] + at[4] * at[4] + at[5] * at[5];
      return law < 6 ? balances(at)[law] : law == 6 ? norm : determinant * determinant;
    };
  }

  private static double[] balances(double[] y) {
    double[] w = Arrays.copyOfRange(y, 2, 6);
    return new double[] {
        y[0] * y[0] - w[0] * w[0] - w[1] * w[1],
        y[0] * y[1] - w[0] * w[2] - w[1] * w[3],
        y[1] * y[1] - w[2] * w[2] - w[3] * w[3],
        w[0] * w[0] + w[2] * w[2] - y[6] * y[6],
        w[0] * w[1] + w[2] * w[3] - y[6] * y[7],
        w[1] * w[1] + w[3] * w[3] - y[7] * y[7]};
  }

  private interface Law {
    double at(double[] y);
  }

  private static double slope(double[] y, int j, Law law) {
    double eps = 1e-4;
    double[] values = new double[4];
    int place = 0;
    for (int s : new int[] {1, -1, 2, -2}) {
      double[] at = y.clone();
      at[j] += s * eps;
      values[place++] = law.at(at);
    }
    return (8 * (values[0] - values[1]) - (values[2] - values[3])) / (12 * eps);
  }

  private static int rank(double[] rows, int count) {
    // Gram-Schmidt with a threshold far above the error of the differences.
    int rank = 0;
    double[][] basis = new double[count][];
    for (int i = 0; i < count; i++) {
      double[] row = Arrays.copyOfRange(rows, 8 * i, 8 * i + 8);
      for (int b = 0; b < rank; b++) {
        double inner = 0;
        for (int j = 0; j < 8; j++) {
          inner += basis[b][j] * row[j];
        }
        for (int j = 0; j < 8; j++) {
          row[j] -= inner * basis[b][j];
        }
      }
      double length = Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
      if (length > 1e-3) {
        basis[rank++] = Arrays.stream(row).map(x -> x / length).toArray();
      }
    }
    return rank;
  }
}
