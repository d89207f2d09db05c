package lawsweep.recast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.dense.RankEstimator;
import lawsweep.langevin.flow.DormandPrince;
import lawsweep.random.Normals;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The metric of a function on a leaf of the laws, against closed forms, JJᵀ and integrated flows. */
class FunctionMetricTest {

  private static final LayerWeights KNOWN = new LayerWeights(List.of(2, 2, 2),
      new double[][] {{1, 2, 3, -1}, {2, 1, 1, -2}});

  private static List<Integer> widths(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }

  private static double[][] at(LayerWeights weights, double... laws) {
    Leaf.Found found = Leaf.at(weights, laws);
    assertArrayEquals(laws, found.weights().laws(), 1e-12);
    assertTrue(found.residual() < 1e-12);
    return Functions.matrix(new PathMetric(found.weights()));
  }

  @Test
  void twoKnownMetrics() {
    double[][] balanced = at(KNOWN, 0, 0);
    assertEquals(6.363961030678927, balanced[0][0], 1e-12);
    assertEquals(2.82842712474619, balanced[0][1], 1e-12);
    double[][] other = at(KNOWN, 3, -1);
    assertEquals(5.4555745326603375, other[0][0], 1e-12);
    assertEquals(2.291366458960134, other[0][1], 1e-12);
    assertEquals(48.2842712474619, new PathMetric(Leaf.at(KNOWN, new double[] {0, 0}).weights()).trace(), 1e-12);
    assertEquals(49.013415831843844, new PathMetric(Leaf.at(KNOWN, new double[] {3, -1}).weights()).trace(), 1e-12);
    assertEquals(6, new PathMetric(KNOWN).rank().orElseThrow());
  }

  /** papers/000, Example 3.8: one output, one hidden neuron, |z|_δ = δ + √(δ² + |z|²), h = 2 δ. */
  @Test
  void oneNeuron() {
    Random random = Seeds.random("one neuron", 0);
    LayerWeights weights = Functions.random(random, List.of(1, 1, 5));
    double[] z = Functions.products(weights);
    for (double law : new double[] {-7, 0, 0.5, 40}) {
      double norm = law / 2 + Math.sqrt(law * law / 4 + Arrays.stream(z).map(each -> each * each).sum());
      double[][] expected = new double[5][5];
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          expected[i][j] = (i == j ? norm : 0) + z[i] * z[j] / norm;
        }
      }
      assertTrue(Functions.distance(expected, at(weights, law)) < 1e-14);
    }
  }

  /** M_j[A] = A zᵀz / |u|² + z zᵀ A / |v|² of each neuron's matrix z, with |u|² - |v|² = h. */
  @Test
  void twoLayers() {
    Random random = Seeds.random("two layers", 0);
    LayerWeights weights = Functions.random(random, List.of(3, 2, 4));
    double[] laws = {2.5, -6};
    double[][] found = at(weights, laws);
    double[][] expected = new double[24][24];
    for (int j = 0; j < 2; j++) {
      double[][] z = neuron(weights, j);
      double square = Arrays.stream(z).flatMapToDouble(Arrays::stream).map(each -> each * each).sum();
      double out = laws[j] / 2 + Math.sqrt(laws[j] * laws[j] / 4 + square);
      double in = out - laws[j];
      for (int k = 0; k < 12; k++) {
        for (int l = 0; l < 12; l++) {
          double value = 0;
          for (int t = 0; t < 3 && k / 4 == l / 4; t++) {
            value += z[t][k % 4] * z[t][l % 4] / out;
          }
          for (int t = 0; t < 4 && k % 4 == l % 4; t++) {
            value += z[k / 4][t] * z[l / 4][t] / in;
          }
          expected[(k / 4 * 2 + j) * 4 + k % 4][(l / 4 * 2 + j) * 4 + l % 4] = value;
        }
      }
    }
    assertTrue(Functions.distance(expected, found) < 1e-13);
  }

  private static double[][] neuron(LayerWeights weights, int j) {
    double[][] z = new double[3][4];
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 4; k++) {
        z[i][k] = weights.layer(1)[i * 2 + j] * weights.layer(2)[j * 4 + k];
      }
    }
    return z;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,1,1", "2,2,2", "2,3,2,2", "1,2,2,1", "1,2,2,2,1", "3,1,4,2,2", "1,3,1,3,1"})
  void rescaledWeightsComeBack(String text) {
    Random random = Seeds.random("rescaled " + text, 0);
    LayerWeights weights = Functions.random(random, widths(text));
    double[][] gram = Functions.gram(weights);
    LayerWeights away = Functions.rescaled(random, weights);
    assertTrue(Functions.distance(gram, Functions.matrix(new PathMetric(away))) > 1e-3);
    Leaf.Found found = Leaf.at(away, weights.laws());
    assertTrue(Functions.distance(gram, Functions.matrix(new PathMetric(found.weights()))) < 1e-12);
    PathMetric metric = new PathMetric(weights);
    double trace = 0;
    RankEstimator rank = new RankEstimator((int) weights.parameters(), 64, new Normals(0));
    for (int k = 0; k < gram.length; k++) {
      trace += gram[k][k];
      rank.add(metric.jacobian(), k * (int) weights.parameters());
    }
    assertEquals(trace, metric.trace(), 1e-12 * trace);
    assertEquals(rank.estimate().rank(), metric.rank().orElseThrow());
  }

  /** Weights of 0 are no obstacle as long as others lead past them. */
  @Test
  void ranksWithZeros() {
    LayerWeights weights = new LayerWeights(List.of(2, 2, 2, 2),
        new double[][] {{1, 2, 0, 3}, {1, 0, 2, 1}, {0, 1, 3, 0}});
    PathMetric metric = new PathMetric(Leaf.at(weights, new double[] {1, 2, 3, -4}).weights());
    RankEstimator rank = new RankEstimator(12, 64, new Normals(0));
    for (int k = 0; k < 16; k++) {
      rank.add(metric.jacobian(), 12 * k);
    }
    assertEquals(8, rank.estimate().rank());
    assertEquals(8, metric.rank().orElseThrow());
  }

  @Test
  void strandedNeuronsAreNamed() {
    LayerWeights weights = new LayerWeights(List.of(1, 2, 2, 1), new double[][] {{1, 1}, {1, 0, 1, 0}, {1, 1}});
    assertEquals("neuron 2 of layer 2", weights.stranded().orElseThrow());
    LayerWeights blind = new LayerWeights(List.of(1, 2, 2, 1), new double[][] {{1, 0}, {1, 1, 1, 1}, {1, 1}});
    String said = assertThrows(IllegalArgumentException.class, () -> Leaf.at(blind, new double[4])).getMessage();
    assertTrue(said.contains("neuron 2 of layer 1"), said);
  }

  /** Far values, where steps are long and weights far apart. */
  @Test
  void farLeaves() {
    Random random = Seeds.random("far leaves", 0);
    LayerWeights weights = Functions.random(random, List.of(2, 3, 4, 2, 2));
    for (double law : new double[] {1e-9, 1e3, 1e6, -1e6}) {
      double[] laws = new double[9];
      Arrays.fill(laws, law);
      Leaf.Found found = Leaf.at(weights, laws);
      assertTrue(found.residual() <= 1e-13 * Math.max(1, Math.abs(law)), () -> law + ": " + found.residual());
      assertTrue(largest(Functions.products(weights), Functions.products(found.weights())) < 1e-11);
    }
    // One sign after another: the conductances between are 10^16 times the others.
    double[] laws = {1e6, 1e6, 1e6, -1e6, -1e6, -1e6, -1e6, 1e6, 1e6};
    assertTrue(Leaf.at(weights, laws).residual() < 1e-6);
  }

  private static double largest(double[] a, double[] b) {
    double most = 0;
    for (int k = 0; k < a.length; k++) {
      most = Math.max(most, Math.abs(a[k] - b[k]));
    }
    return most;
  }

  /** z' = -M(z, h) ∇f(z) alone, against the flow of the weights, f = |z - 1|² / 2. */
  @ParameterizedTest
  @ValueSource(strings = {"2,2,2", "1,2,2,1", "2,3,2,2", "1,2,2,2,1"})
  void theFunctionMovesByItself(String text) {
    Random random = Seeds.random("by itself " + text, 0);
    LayerWeights start = Functions.random(random, widths(text));
    double[] laws = start.laws();
    int size = (int) new PathMetric(start).size();
    int parameters = (int) start.parameters();
    DormandPrince up = new DormandPrince((y, velocity) -> {
      LayerWeights here = weights(start.widths(), y);
      double[] z = Functions.products(here);
      double[] jacobian = new PathMetric(here).jacobian();
      Arrays.fill(velocity, 0);
      for (int k = 0; k < jacobian.length; k++) {
        velocity[k % parameters] -= jacobian[k] * (z[k / parameters] - 1);
      }
    }, parameters);
    DormandPrince down = new DormandPrince((z, velocity) -> {
      PathMetric metric = new PathMetric(Leaf.at(Functions.lifted(start.widths(), z), laws).weights());
      double[] row = new double[size];
      for (int k = 0; k < size; k++) {
        metric.row(k, row);
        velocity[k] = 0;
        for (int l = 0; l < size; l++) {
          velocity[k] -= row[l] * (z[l] - 1);
        }
      }
    }, size);
    copy(flat(start), up.state());
    copy(Functions.products(start), down.state());
    double[] before = down.state().clone();
    up.begin();
    down.begin();
    assertTrue(up.advance(0.02, 0, () -> false));
    assertTrue(down.advance(0.02, 0, () -> false));
    double[] expected = Functions.products(weights(start.widths(), up.state()));
    assertTrue(largest(before, expected) > 1e-2, "nothing moved");
    assertTrue(largest(expected, down.state()) < 1e-8, () -> "" + largest(expected, down.state()));
  }

  private static void copy(double[] from, double[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }

  private static double[] flat(LayerWeights weights) {
    double[] flat = new double[(int) weights.parameters()];
    int at = 0;
    for (int i = 1; i <= weights.depth(); i++) {
      System.arraycopy(weights.layer(i), 0, flat, at, weights.layer(i).length);
      at += weights.layer(i).length;
    }
    return flat;
  }

  private static LayerWeights weights(List<Integer> widths, double[] flat) {
    double[][] u = new double[widths.size() - 1][];
    int at = 0;
    for (int i = 1; i < widths.size(); i++) {
      u[i - 1] = Arrays.copyOfRange(flat, at, at + widths.get(i - 1) * widths.get(i));
      at += u[i - 1].length;
    }
    return new LayerWeights(widths, u);
  }

  /** A linear network with one hidden neuron is a path for each entry of the product. */
  @Test
  void productsArePathsThroughOneNeuron() {
    LayerWeights weights = Functions.random(Seeds.random("products", 0), List.of(3, 1, 1, 4));
    double[][] paths = Functions.matrix(new PathMetric(weights));
    ProductMetric product = new ProductMetric(weights);
    assertTrue(Functions.distance(paths, Functions.matrix(product)) < 1e-14);
    assertEquals(new PathMetric(weights).trace(), product.trace(), 1e-12);
    assertEquals(6, product.rank().orElseThrow());
  }

  /** For 1,r,1 the product u·v has the metric |u|² + |v|²; for 2,1,… and matrices before it, sums over layers. */
  @Test
  void productsOfMatrices() {
    LayerWeights scalar = new LayerWeights(List.of(1, 2, 1), new double[][] {{1, 2}, {3, 1}});
    assertEquals(15, Functions.matrix(new ProductMetric(scalar))[0][0]);
    LayerWeights three = new LayerWeights(List.of(1, 2, 2, 1), new double[][] {{1, 2}, {1, -1, 0, 3}, {2, 5}});
    // |U2 U3|² + |U1|² |U3|² + |U1 U2|²
    assertEquals(9 + 225 + 5 * 29 + 1 + 25, new ProductMetric(three).trace());
    assertEquals(1, new ProductMetric(three).rank().orElseThrow());
  }

  /** With two layers M grows like z where neurons are balanced, and is constant where they are not. */
  @Test
  void imbalanceMakesTrainingLazy() {
    Imbalance rich = Imbalance.at(KNOWN, 0);
    assertEquals(1, rich.change().orElseThrow(), 1e-12);
    assertEquals(2 * Math.sqrt(2), rich.condition().orElseThrow(), 1e-12);
    Imbalance lazy = Imbalance.at(KNOWN, -1e4);
    assertTrue(lazy.change().orElseThrow() < 1e-5);
    // Each neuron's |out|² + |in|² is |h| to first order, and two paths share each weight.
    assertEquals(4e4, lazy.trace(), 0.1);
    assertTrue(Imbalance.at(KNOWN, 1e9).condition().isEmpty());
  }

  /** The change of M against a difference of two metrics along the same flow. */
  @Test
  void changesAreDerivatives() {
    LayerWeights weights = Functions.random(Seeds.random("changes", 0), List.of(2, 3, 2, 2));
    double[][] growth = new PathMetric(weights).growth();
    double step = 1e-6;
    LayerWeights up = moved(weights, step, growth);
    LayerWeights down = moved(weights, -step, growth);
    double[][] above = Functions.matrix(new PathMetric(up));
    double[][] below = Functions.matrix(new PathMetric(down));
    double[][] here = Functions.matrix(new PathMetric(weights));
    double way = norm(difference(new double[][] {Functions.products(up)}, new double[][] {Functions.products(down)}))
        / norm(new double[][] {Functions.products(weights)});
    double expected = norm(difference(above, below)) / norm(here) / way;
    assertEquals(expected, MetricChange.percent(weights), 1e-7 * expected);
  }

  private static LayerWeights moved(LayerWeights weights, double step, double[][] growth) {
    double[] flat = flat(weights);
    int at = 0;
    for (double[] layer : growth) {
      for (double each : layer) {
        flat[at] += step * each;
        at++;
      }
    }
    return weights(weights.widths(), flat);
  }

  private static double[][] difference(double[][] a, double[][] b) {
    double[][] difference = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i].clone();
      for (int j = 0; j < a[i].length; j++) {
        difference[i][j] -= b[i][j];
      }
    }
    return difference;
  }

  private static double norm(double[][] a) {
    return Math.sqrt(Arrays.stream(a).flatMapToDouble(Arrays::stream).map(each -> each * each).sum());
  }
}
