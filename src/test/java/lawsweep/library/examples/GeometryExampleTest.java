package lawsweep.library.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.BalancedVariety;
import lawsweep.langevin.geometry.BuresWasserstein;
import lawsweep.langevin.geometry.Entropy;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.FrameSplitting;
import lawsweep.langevin.geometry.FreeEnergy;
import lawsweep.langevin.geometry.GramSplitting;
import lawsweep.langevin.geometry.MeanCurvature;
import lawsweep.langevin.geometry.Metric;
import lawsweep.langevin.geometry.OrthonormalBasis;
import lawsweep.langevin.geometry.RiemannianLangevin;
import lawsweep.langevin.geometry.SingularFrame;
import lawsweep.langevin.geometry.VolumeForms;
import lawsweep.library.Geometry;
import org.junit.jupiter.api.Test;

/** Examples of the geometry, as Javadoc and the page for Java show them: the regions. */
class GeometryExampleTest {

  private static final double CLOSE = 1e-12;

  @Test
  void geometry() {
    // @start region="geometry"
    double[] w = {4, 0, 0, 1};
    SingularFrame frame = Geometry.frame(w, 2, 2); // d = 2, N = 2
    double[] gradient = Geometry.metric(frame).gradient(w); // grad of ½|W|²: 32, 0, 0, 2
    double entropy = Geometry.entropy(frame); // log of the volume of the balanced networks over W
    Factors network = Geometry.lift(frame).factors(); // W = W_2 W_1 with W_2ᵀ W_2 = W_1 W_1ᵀ
    // @end
    assertArrayEquals(new double[] {32, 0, 0, 2}, gradient, CLOSE);
    // c_2 √h_12 with h_12 = σ_1 + σ_2 at depth 2.
    assertEquals(Math.log(4 * Math.sqrt(2) * Math.PI * Math.sqrt(5)), entropy, CLOSE);
    assertArrayEquals(w, network.endToEnd(), CLOSE);
    assertEquals(0, network.balanceDefect(), CLOSE);
  }

  @Test
  void metric() {
    // @start region="metric"
    Metric metric = new Metric(SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2)); // W = diag(4, 1), N = 2
    double along = metric.normSquared(new double[] {1, 0, 0, 0}); // 1/h_11 = 1/(2σ_1) = 1/8
    double across = metric.normSquared(new double[] {0, 1, 0, 0}); // 1/h_12 = 1/(σ_1 + σ_2) = 1/5
    // @end
    assertEquals(0.125, along, CLOSE);
    assertEquals(0.2, across, CLOSE);
  }

  @Test
  void freeEnergy() {
    // @start region="free-energy"
    SingularFrame frame = SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2);
    FreeEnergy free = new FreeEnergy(Energy.quadratic(), 10); // ½|W|² - S(W)/10
    double value = free.value(frame);
    double[] uphill = free.gradient(frame); // the free-energy flow goes the other way
    // @end
    assertEquals(8.5 - Entropy.of(frame) / 10, value, CLOSE);
    // grad S = A(S'): S = ½ log(σ_1 + σ_2) + constant, so A(S')_kk = 2 σ_k / (2 (σ_1 + σ_2)).
    assertArrayEquals(new double[] {32 - 0.08, 0, 0, 2 - 0.02}, uphill, CLOSE);
  }

  @Test
  void langevin() {
    // @start region="langevin"
    SingularFrame frame = SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2);
    RiemannianLangevin equation = new RiemannianLangevin(new FreeEnergy(Energy.quadratic(), 10), 1);
    double[] drift = equation.drift(frame);
    double[] noise = equation.noise(frame, new double[] {1, 0, 0, 0}); // √(2κ/β) √h_11 in entry (1, 1)
    // @end
    // Σ'' of (12.9) is 1 for N = 2.
    assertArrayEquals(new double[] {-32 + 0.08 + 0.1, 0, 0, -2 + 0.02 + 0.1}, drift, CLOSE);
    assertArrayEquals(new double[] {Math.sqrt(0.2 * 8), 0, 0, 0}, noise, CLOSE);
  }

  @Test
  void volumeForms() {
    // @start region="volume-forms"
    SingularFrame frame = SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2);
    double downstairs = VolumeForms.logDownstairs(frame); // by dσ_1 dσ_2 dQ_0 dQ_2
    double upstairs = VolumeForms.logUpstairs(frame); // by dλ_1 dλ_2 dQ_0 dQ_1 dQ_2, with σ = λ²
    // @end
    // Upstairs is downstairs times the volume of the orbit, c_2 of which are Q_1's, and dσ = 2λ dλ.
    double orbit = Entropy.of(frame) - Math.log(4 * Math.sqrt(2) * Math.PI);
    assertEquals(downstairs + orbit + Math.log(2 * 2 * 2 * 1), upstairs, CLOSE);
  }

  @Test
  void basis() {
    // @start region="basis"
    BalancedPoint point = BalancedPoint.lift(SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 3));
    OrthonormalBasis basis = OrthonormalBasis.at(point);
    int horizontal = basis.horizontal().size(); // d² = 4
    int orbit = basis.orbit().size(); // (N - 1) d (d - 1) / 2 = 2
    double product = basis.horizontal().get(1).inner(basis.orbit().get(0)); // 0
    // @end
    assertEquals(4, horizontal);
    assertEquals(2, orbit);
    assertEquals(0, product, CLOSE);
    assertEquals(1, basis.orbit().get(1).inner(basis.orbit().get(1)), CLOSE);
  }

  @Test
  void splitting() {
    // @start region="splitting"
    BalancedPoint point = BalancedPoint.lift(SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2));
    Factors direction = new Factors(2, List.of(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, 1}));
    Factors orbit = new FrameSplitting(point).orbit(direction); // moves no entry of W, to first order
    Factors byDefinition = new GramSplitting(point.factors()).orbit(direction); // the same, for checks
    // @end
    for (int p = 1; p <= 2; p++) {
      assertArrayEquals(byDefinition.factor(p), orbit.factor(p), CLOSE);
    }
    Factors horizontal = new FrameSplitting(point).horizontal(direction);
    assertEquals(0, horizontal.inner(orbit), CLOSE);
  }

  @Test
  void curvature() {
    // @start region="curvature"
    BalancedPoint point = BalancedPoint.lift(SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 3));
    Factors itoDrift = MeanCurvature.trace(point, 1); // what keeps isotropic noise on the balanced manifold
    double bent = itoDrift.normSquared(); // 0 for N = 2, where the manifold is minimal
    // @end
    assertEquals(MeanCurvature.overOrbit(point).normSquared(), bent, CLOSE);
    BalancedPoint two = BalancedPoint.lift(SingularFrame.of(new double[] {4, 0, 0, 1}, 2, 2));
    assertEquals(0, MeanCurvature.trace(two, 1).normSquared(), CLOSE);
  }

  @Test
  void variety() {
    // @start region="variety"
    Factors start = new Factors(2, List.of(new double[] {2, 0, 0, 2}, new double[] {1, 0, 0, 1}));
    BalancedVariety variety = BalancedVariety.of(start); // all factors with W_1 W_1ᵀ - W_2ᵀ W_2 = diag(3, 3)
    Factors other = variety.fromRight(new double[] {0, 4, -3, 0}, List.of(new double[] {0, 1, 1, 0}));
    // @end
    assertArrayEquals(new double[] {3, 0, 0, 3}, other.balance(1), CLOSE);
    assertArrayEquals(new double[] {0, 4, -3, 0}, other.factor(1), CLOSE);
  }

  @Test
  void buresWasserstein() {
    // @start region="bures-wasserstein"
    double[] a = {4, 0, 0, 9};
    double[] b = {1, 0, 0, 1};
    double distance = BuresWasserstein.distance(a, b, 2); // √((2 - 1)² + (3 - 1)²), since they commute
    // @end
    assertEquals(Math.sqrt(5), distance, CLOSE);
  }
}
