package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Cholesky;
import lawsweep.dense.Products;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class MeanCurvatureTest {

  private static final int[][] CASES = {{2, 2}, {2, 3}, {2, 4}, {3, 2}, {3, 3}, {2, 6}};

  /** Far enough apart for the curvature to be well above the error of differences. */
  private static final double[][] LAMBDA = {{}, {1}, {1.5, 0.6}, {1.5, 0.9, 0.5}};

  /** II(X, X) is the normal part of the second derivative of any curve along X: here t ↦ balance(W + tX). */
  @Test
  void tracesAreSecondDifferencesOfCurves() {
    for (int[] c : CASES) {
      BalancedPoint point = Points.balanced(LAMBDA[c[0]], c[1], Seeds.random("II", 10L * c[0] + c[1]));
      OrthonormalBasis basis = OrthonormalBasis.at(point);
      String what = "d " + c[0] + ", N " + c[1];
      Factors overOrbit = MeanCurvature.overOrbit(point);
      Points.assertClose(trace(point, basis.orbit()), overOrbit, 1e-4, what);
      Points.assertClose(trace(point, basis.horizontal()), Points.times(-2, overOrbit), 1e-4, what);
      Points.assertClose(Points.times(-1, overOrbit), MeanCurvature.trace(point, 1), 1e-14, what);
      if (c[1] == 2) {
        assertEquals(0, Math.sqrt(overOrbit.normSquared()), 1e-14, "minimal for N = 2");
      } else {
        assertTrue(Math.sqrt(overOrbit.normSquared()) > 0.03, what + " " + overOrbit.normSquared());
      }
    }
  }

  /** (1-2κ) tr_O II against the trace by the whole inverse of the blocks (8.10), at full and at lower rank. */
  @Test
  void anisotropicTraceByInverseBlocks() {
    int[][] cases = {{2, 2, 3}, {3, 3, 5}, {4, 4, 4}, {3, 1, 4}, {4, 2, 3}};
    for (int[] c : cases) {
      BalancedPoint point = Points.balanced(Points.lambda(c[0]), c[2], c[1], Seeds.random("blocks", c[0]));
      for (double kappa : new double[] {0, 0.3, 0.5, 1, 2}) {
        Factors expected = byBlocks(point, kappa);
        Points.assertClose(expected, MeanCurvature.trace(point, kappa), 1e-11, "kappa " + kappa);
        assertEquals(0, new FrameSplitting(point).orbit(expected).normSquared(), 1e-20);
        assertEquals(0, new FrameSplitting(point).horizontal(expected).normSquared(), 1e-20);
      }
    }
  }

  /**
   * Along curves in the orbit W stays: φ_* of their horizontal second derivative is -D²φ(X, X). Its trace is minus the
   * gradient of the entropy, Section 12.1 (2) with its sign; and the trace of D²φ over horizontal directions is Q_N Σ''
   * Q_0ᵀ.
   */
  @Test
  void orbitsMoveAgainstTheEntropy() {
    for (int[] c : CASES) {
      BalancedPoint point = Points.balanced(Points.lambda(c[0]), c[1], Seeds.random("orbit", 10L * c[0] + c[1]));
      OrthonormalBasis basis = OrthonormalBasis.at(point);
      double[] second = secondDerivative(point.factors(), basis.orbit());
      assertArrayEquals(Entropy.gradient(point.frame()), second, 1e-5);
      assertArrayEquals(second, Products.add(new double[second.length], -1,
          Points.pushForward(point.factors(), Points.times(-1, Entropy.gradient(point)))), 1e-5);
      assertArrayEquals(Entropy.itoDrift(point.frame()), secondDerivative(point.factors(), basis.horizontal()), 1e-5);
    }
  }

  private static double[] secondDerivative(Factors x, List<Factors> directions) {
    double e = 1e-4;
    double[] w = x.endToEnd();
    double[] sum = new double[w.length];
    for (Factors u : directions) {
      double[] both = Products.add(x.plus(e, u).endToEnd(), 1, x.plus(-e, u).endToEnd());
      sum = Products.add(sum, 1 / (e * e), Products.add(both, -2, w));
    }
    return sum;
  }

  private static Factors trace(BalancedPoint point, List<Factors> directions) {
    double e = 1e-3;
    Factors x = point.factors();
    Factors sum = Points.times(0, x);
    for (Factors u : directions) {
      Factors plus = Balancing.balance(x.plus(e, u)).factors();
      Factors minus = Balancing.balance(x.plus(-e, u)).factors();
      sum = sum.plus(1 / (e * e), plus.plus(1, minus).plus(-2, x));
    }
    return new FrameSplitting(point).normal(sum);
  }

  /** f_s,k with G = F + κ(h^{-1} - F), from the blocks as matrices. */
  private static Factors byBlocks(BalancedPoint point, double kappa) {
    int d = point.width();
    int n = point.depth();
    List<double[]> levels = new ArrayList<>();
    for (int s = 0; s < n; s++) {
      levels.add(new double[d]);
    }
    for (int k = 0; k < d; k++) {
      for (int l = 0; l < d; l++) {
        double a = point.frame().lambda()[k];
        double b = point.frame().lambda()[l];
        if (k != l && a + b > 0) {
          double[] g = weights(a, b, n, kappa);
          for (int s = 1; s <= n; s++) {
            double ends = g[s * (n + 1) + s] + g[(s - 1) * (n + 1) + s - 1];
            levels.get(s - 1)[k] += g[s * (n + 1) + s - 1] * b - 0.5 * ends * a;
          }
        }
      }
      int index = k;
      double mean = levels.stream().mapToDouble(level -> level[index]).sum() / n;
      levels.forEach(level -> level[index] -= mean);
    }
    return point.diagonal(levels);
  }

  private static double[] weights(double a, double b, int n, double kappa) {
    double[] block = new double[(n + 1) * (n + 1)];
    for (int s = 0; s <= n; s++) {
      block[s * (n + 1) + s] = (s == 0 || s == n ? 0.5 : 1) * (a * a + b * b);
      if (s > 0) {
        block[s * (n + 1) + s - 1] = -a * b;
        block[(s - 1) * (n + 1) + s] = -a * b;
      }
    }
    double[] inner = new double[(n - 1) * (n - 1)];
    for (int i = 0; i < inner.length; i++) {
      inner[i] = block[(i / (n - 1) + 1) * (n + 1) + i % (n - 1) + 1];
    }
    double[] f = inverse(inner, n - 1);
    double[] g = Products.add(new double[block.length], kappa, inverse(block, n + 1));
    for (int i = 0; i < f.length; i++) {
      g[(i / (n - 1) + 1) * (n + 1) + i % (n - 1) + 1] += (1 - kappa) * f[i];
    }
    return g;
  }

  private static double[] inverse(double[] a, int n) {
    double[] inverse = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      double[] column = Cholesky.of(a, n).solve(unit);
      for (int i = 0; i < n; i++) {
        inverse[i * n + j] = column[i];
      }
    }
    return inverse;
  }
}
