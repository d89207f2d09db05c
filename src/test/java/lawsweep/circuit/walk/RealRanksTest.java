package lawsweep.circuit.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.dense.RankEstimate;
import lawsweep.dense.RankEstimator;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.random.Normals;
import lawsweep.residue.Matrix;
import lawsweep.support.Seeds;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** dim W_0 and dim W_1 mod p are those of real functions, read from singular values. */
class RealRanksTest {

  /** Relative errors: of gradients by differences of functions, and of brackets by differences of gradients. */
  private static final double GRADIENT_ERROR = 1e-11;

  private static final Map<String, Double> BRACKET_ERRORS = Map.of("attention", 1e-11, "cubes", 2e-10, "gates", 1e-11,
      "a norm of tokens", 4e-12,
      "tied", 4e-12, "silu glu on tokens", 4e-12);

  private static Nets.Transformer net(int dim, int tokens, String... layers) {
    Nets.Transformer t = new Nets.Transformer(dim, tokens);
    for (String layer : layers) {
      t.layer(layer);
    }
    return t;
  }

  private static Map<String, Supplier<Circuit>> circuits() {
    return new TreeMap<>(Map.ofEntries(
        Map.entry("tanh chain", () -> Nets.chain("tanh", true, 2, 2, 1)),
        Map.entry("softplus chain", () -> Nets.chain("softplus", false, 2, 2, 2)),
        Map.entry("cubes", () -> Nets.chain("pow3", false, 2, 2, 1)),
        Map.entry("gates", () -> Nets.chain("relu", true, 2, 2, 2)),
        Map.entry("attention", () -> net(2, 2, "attn 1 1 2").noSkip().plain()),
        Map.entry("causal attention with biases and rotations",
            () -> net(2, 3, "attn 1 1 2 qkv").causal().rope().noSkip().plain()),
        Map.entry("silu glu on tokens", () -> net(2, 1, "glu silu 2").full("", 3, "ce", 3)),
        Map.entry("gelu mlp with norms",
            () -> net(3, 1, "rms", "mlp gelu 1", "ln0").full("dense", 2, "", 2)),
        Map.entry("a norm of tokens", () -> net(3, 1, "rms0", "mlp tanh 2").full("", 3, "", 2)),
        Map.entry("nested norms of tokens",
            () -> net(3, 1, "rms0", "mlp tanh 2", "rms0").full("", 3, "", 2)),
        Map.entry("attention on tokens between norms",
            () -> net(3, 2, "rms", "attn 1 1 2", "rms").causal().full("positions", 4, "", 3)),
        Map.entry("a norm of weights", () -> CertificatesTest.weightNorm(2)),
        Map.entry("tied", () -> net(2, 1, "mlp sigmoid 2").full("dense", 3, "tied ce", 3))));
  }

  private static int walked(Circuit circuit, int level) {
    CircuitSpan span = new CircuitSpan(CircuitSpanTest.point(circuit, 0), VectorKernels.hot(), Matrix.EMPTY);
    int rank = 0;
    for (int k = 0; k <= level; k++) {
      rank = span.climb(circuit.columns(), Team.alone(), () -> {});
    }
    return rank;
  }

  private static RankEstimate real(Circuit circuit, int level, String name) {
    double error = level == 0 ? GRADIENT_ERROR : BRACKET_ERRORS.get(name);
    Random random = Seeds.random(name, level);
    double[][] angles = {random.doubles(4, 0.3, 2.5).toArray()};
    double[] theta = random.doubles(circuit.columns(), -1, 1).toArray();
    RankEstimator ranks = new RankEstimator(theta.length, error / 0x1p-52, new Normals(3));
    for (int i = 0; i < 4 * theta.length + 20; i++) {
      RealWalk x = new RealWalk(circuit, random, angles);
      ranks.add(x.gradient(theta), 0);
      if (level == 1) {
        RealWalk y = new RealWalk(circuit, random, angles);
        double[] bracket = derivative(y, theta, x.gradient(theta));
        double[] other = derivative(x, theta, y.gradient(theta));
        double terms = length(bracket) + length(other);
        Arrays.setAll(bracket, e -> bracket[e] - other[e]);
        ranks.add(bracket, 0, terms);
      }
    }
    return ranks.estimate();
  }

  private static double[] derivative(RealWalk field, double[] theta, double[] along) {
    double h = 1e-2 / (1 + length(along));
    double[] sum = new double[theta.length];
    double[] c = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    for (int i = 1; i <= 4; i++) {
      double step = i * h;
      double factor = c[i - 1] / h;
      double[] plus = field.gradient(moved(theta, along, step));
      double[] minus = field.gradient(moved(theta, along, -step));
      Arrays.setAll(sum, e -> sum[e] + factor * (plus[e] - minus[e]));
    }
    return sum;
  }

  private static double length(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
  }

  private static double[] moved(double[] theta, double[] along, double step) {
    double[] out = theta.clone();
    Arrays.setAll(out, e -> theta[e] + step * along[e]);
    return out;
  }

  @Test
  void gradientsHaveTheRankOfRealOnes() {
    circuits().forEach((name, circuit) -> {
      RankEstimate real = real(circuit.get(), 0, name);
      assertTrue(real.decided(), name + ": " + real);
      assertEquals(real.rank(), walked(circuit.get(), 0), name);
    });
  }

  @Test
  void bracketsHaveTheRankOfRealOnes() {
    for (String name : BRACKET_ERRORS.keySet()) {
      RankEstimate real = real(circuits().get(name).get(), 1, name);
      assertTrue(real.decided(), name + ": " + real);
      assertEquals(real.rank(), walked(circuits().get(name).get(), 1), name);
    }
  }

  /** Where certificate E fails the rank mod p may be larger than that of real functions. */
  @Test
  void realFunctionsTellWhereResiduesOverstate() {
    Wires w = new Wires();
    int h = w.contract("ri,i->r", w.parameter("V", 1, 1), w.input(1));
    int both = w.plus(w.apply(Scalar.SIGMOID, h), w.apply(Scalar.SIGMOID, w.sum(h, -1, w.ones(1), 0)));
    Circuit circuit = w.circuit(w.contract("or,r->o", w.parameter("U", 1, 1), both));
    assertEquals(2, walked(circuit, 0));
    Random random = Seeds.random("overstated", 0);
    for (int i = 0; i < 5; i++) {
      double[] gradient = new RealWalk(circuit, random, new double[1][1]).gradient(new double[] {0.7, -1.3});
      assertEquals(0, gradient[0], 1e-11 * Math.abs(gradient[1]), "V stands still");
    }
  }
}
