package lawsweep.lie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.network.SmoothFunction;
import lawsweep.pattern.PatternSet;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields against differences of the outputs of the plain definition; derivatives against differences of fields. */
class RealFieldsTest {

  private static final int POINTS = 5;

  @ParameterizedTest
  @CsvSource({"TANH,2-3-2,NONE", "TANH,1-3-4-2,ALL", "GELU,2-3-3-1,HIDDEN", "SOFTPLUS,3-2-2,ALL", "RELU,2-4-3-2,NONE",
      "RELU,2-4-3-2,ALL", "RESIDUAL,2-3-2,NONE", "RESIDUAL,2-3-2-1-2,NONE"})
  void rowsAndDerivatives(Family family, String widths, Bias bias) {
    Architecture a =
        new Architecture(family, Arrays.stream(widths.split("-")).map(Integer::valueOf).toList(), bias);
    Circuit network = new Circuit(a);
    Random random = Seeds.random("fields", a.hashCode());
    double[] theta = gaussian(network.layout().size(), random);
    double[] x = gaussian(POINTS * network.inputs(), random);
    RealPoints points = points(network, theta, x);
    RealFields fields = new RealFields(network, theta, points);
    rows(network, theta, x, fields);
    derivative(network, theta, points, random);
    Circuit differences = new Circuit(a, true);
    basis(network, new RealFields(differences, theta, points), fields);
    derivative(differences, theta, points, random);
  }

  /** Σ_k e_k e_kᵀ of an orthonormal basis of the vectors whose sum is 0 takes the mean from what it is applied to. */
  private static void basis(Circuit network, RealFields differences, RealFields fields) {
    int d = network.layout().size();
    int outputs = network.outputs();
    double[] e = new double[differences.rows() * d];
    double[] g = new double[fields.rows() * d];
    differences.rows(e);
    fields.rows(g);
    assertEquals((outputs - 1) * POINTS, differences.rows());
    for (int b = 0; b < POINTS; b++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          double by = 0;
          for (int k = 0; k < outputs - 1; k++) {
            by += e[(k * POINTS + b) * d + i] * e[(k * POINTS + b) * d + j];
          }
          double expected = 0;
          for (int o = 0; o < outputs; o++) {
            for (int q = 0; q < outputs; q++) {
              double weight = (o == q ? 1 : 0) - 1.0 / outputs;
              expected += weight * g[(o * POINTS + b) * d + i] * g[(q * POINTS + b) * d + j];
            }
          }
          assertEquals(expected, by, 1e-12 * (1 + Math.abs(expected)));
        }
      }
    }
  }

  private static void rows(Circuit network, double[] theta, double[] x, RealFields fields) {
    double[] rows = new double[fields.rows() * theta.length];
    fields.rows(rows);
    double h = 1e-4;
    for (int b = 0; b < POINTS; b++) {
      double[] input = Arrays.copyOfRange(x, b * network.inputs(), (b + 1) * network.inputs());
      for (int k = 0; k < theta.length; k++) {
        double[] up = output(network, moved(theta, k, h), input, new StringBuilder());
        double[] down = output(network, moved(theta, k, -h), input, new StringBuilder());
        for (int o = 0; o < network.outputs(); o++) {
          double entry = rows[(o * POINTS + b) * theta.length + k];
          assertEquals((up[o] - down[o]) / (2 * h), entry, 3e-6 * (1 + Math.abs(entry)), "∂" + k + " g_" + o);
        }
      }
    }
  }

  private static void derivative(Circuit network, double[] theta, RealPoints points, Random random) {
    double[] w = gaussian(POINTS * network.directions(), random);
    double[] v = gaussian(theta.length, random);
    double[] derivative = new double[theta.length];
    new RealFields(network, theta, points).derivative(w, v, derivative);
    double h = 1e-5;
    double[] up = sum(network, along(theta, h, v), points, w);
    double[] down = sum(network, along(theta, -h, v), points, w);
    double[] rows = new double[POINTS * network.directions() * theta.length];
    new RealFields(network, theta, points).rows(rows);
    double[] sum = sum(network, theta, points, w);
    for (int k = 0; k < theta.length; k++) {
      assertEquals((up[k] - down[k]) / (2 * h), derivative[k], 1e-6 * (1 + Math.abs(derivative[k])), "entry " + k);
      double direct = 0;
      for (int i = 0; i < w.length; i++) {
        direct += w[i] * rows[i * theta.length + k];
      }
      assertEquals(direct, sum[k], 1e-12 * (1 + Math.abs(direct)), "sum " + k);
    }
  }

  private static double[] sum(Circuit network, double[] theta, RealPoints points, double[] w) {
    double[] out = new double[theta.length];
    new RealFields(network, theta, points).sum(w, out);
    return out;
  }

  private static RealPoints points(Circuit network, double[] theta, double[] x) {
    double[] ones = new double[POINTS];
    Arrays.fill(ones, 1);
    if (network.architecture().family().smooth()) {
      return new RealPoints(POINTS, x, ones, Optional.empty());
    }
    PatternSet patterns = new PatternSet(network.neurons());
    int[] of = new int[POINTS];
    for (int b = 0; b < POINTS; b++) {
      StringBuilder signs = new StringBuilder();
      output(network, theta, Arrays.copyOfRange(x, b * network.inputs(), (b + 1) * network.inputs()), signs);
      long bits = 0;
      for (int j = 0; j < network.neurons(); j++) {
        bits |= signs.charAt(j) == '+' ? 1L << j : 0;
      }
      of[b] = -1;
      patterns.add(new long[] {bits}, 0);
      for (int i = 0; i < patterns.size(); i++) {
        of[b] = patterns.word(i, 0) == bits ? i : of[b];
      }
    }
    return new RealPoints(POINTS, x, ones, Optional.of(new RealPoints.Gates(patterns, of)));
  }

  /** g(θ, x), from its definition. */
  private static double[] output(Circuit network, double[] theta, double[] x, StringBuilder signs) {
    List<Circuit.Step> steps = network.steps();
    double[] before = x;
    double[] h = x;
    for (Circuit.Step step : steps) {
      double[] z = new double[step.rows()];
      for (int i = 0; i < z.length; i++) {
        z[i] = step.bias() < 0 ? 0 : theta[step.bias() + i];
        for (int k = 0; k < h.length; k++) {
          z[i] += theta[step.weights() + i * h.length + k] * h[k];
        }
        if (step.gated()) {
          signs.append(z[i] > 0 ? '+' : '-');
          z[i] = apply(network.architecture().family(), z[i]);
        }
        z[i] += step.skip() ? before[i] : 0;
      }
      before = step.gated() ? h : z;
      h = z;
    }
    return h;
  }

  private static double apply(Family family, double z) {
    if (!family.smooth()) {
      return Math.max(z, 0);
    }
    double[] jet = new double[3];
    SmoothFunction.of(family).at(z, jet);
    return jet[0];
  }

  private static double[] gaussian(int n, Random random) {
    return random.doubles(n, -1, 1).map(u -> u + 0.3 * random.nextGaussian()).toArray();
  }

  private static double[] moved(double[] theta, int k, double h) {
    double[] moved = theta.clone();
    moved[k] += h;
    return moved;
  }

  private static double[] along(double[] theta, double t, double[] v) {
    double[] moved = theta.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += t * v[i];
    }
    return moved;
  }
}
