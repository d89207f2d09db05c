package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import lawsweep.langevin.cell.LangevinCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The entropy of fibres: its constant, its differences, its limits. */
class OrbitEntropyTest {

  /**
   * For N = 2, d = 2 the fibre over diag(s, s') is two circles W_1 = Q Λ, W_2 = Λ Qᵀ of length 2π √(2 (λ_1² + λ_2²)).
   */
  @Test
  void twoCircles() {
    double[] lambda = {1.7, 0.6};
    double length = 2 * 2 * Math.PI * Math.sqrt(2 * (1.7 * 1.7 + 0.6 * 0.6));
    assertEquals(Math.log(length), new OrbitEntropy(2, 2, 2).of(lambda), 1e-14);
  }

  /** Rank one, d = 2, N = 2: W_1 = λ q vᵀ, W_2 = λ u qᵀ for q on the unit circle: one circle of length 2π √2 λ. */
  @Test
  void oneCircleAtRankOne() {
    assertEquals(Math.log(2 * Math.PI * Math.sqrt(2) * 1.3), new OrbitEntropy(2, 1, 2).of(new double[] {1.3, 0}),
        1e-14);
  }

  @ParameterizedTest
  @CsvSource({"2,2", "3,2", "4,5", "6,17", "8,64", "5,1"})
  void isTheFormulaOfTheTheorem(int d, int depth) {
    Random random = new Random(d);
    double[] lambda = new double[d];
    double product = 0;
    for (int k = 0; k < d; k++) {
      lambda[k] = 2 - 1.5 * (k + 0.5 * random.nextDouble()) / d;
    }
    for (int k = 0; k < d; k++) {
      for (int l = k + 1; l < d; l++) {
        double above = Math.pow(lambda[k], 2 * depth) - Math.pow(lambda[l], 2 * depth);
        product += 0.5 * Math.log(above / (lambda[k] * lambda[k] - lambda[l] * lambda[l]));
      }
    }
    double constant = (depth - 1) * OrthogonalVolume.logOrthogonal(d);
    assertEquals(constant + product, new OrbitEntropy(d, d, depth).of(lambda), 1e-12 * (1 + Math.abs(constant)));
  }

  /** The other evaluation, from logarithms of each h_kl, at all ranks and depths. */
  @ParameterizedTest
  @CsvSource({"2,2,2", "4,3,5", "5,2,3", "3,1,64", "4,4,2147483647", "4,2,2147483647", "6,6,1"})
  void agreesWithTheEntropyOfAFrame(int d, int rank, int depth) {
    Random random = new Random(d + depth);
    double[] w = new double[d * d];
    for (int i = 0; i < w.length; i++) {
      w[i] = random.nextGaussian();
    }
    SingularFrame frame = SingularFrame.of(w, d, depth, rank);
    double expected = Entropy.of(frame);
    assertEquals(expected, new OrbitEntropy(d, rank, depth).of(frame.lambda()), 1e-12 * (1 + Math.abs(expected)));
  }

  /** S_N - (N-1) log c_d - ½ log N for each pair tends to S_∞; the paper's (14.11), without the half, is twice that. */
  @Test
  void infiniteDepthIsTheLimit() {
    int depth = 1_000_000;
    double[] sigma = {1.9, 1.1, 0.3};
    double[] lambda = new double[3];
    for (int k = 0; k < 3; k++) {
      lambda[k] = Math.pow(sigma[k], 1.0 / depth);
    }
    OrbitEntropy finite = new OrbitEntropy(3, 3, depth);
    double difference = finite.of(lambda) - finite.of(new double[] {1, 1, 1});
    double limit = new OrbitEntropy(3, 3, LangevinCell.INFINITE).of(sigma);
    assertEquals(limit, difference, 1e-5);
    double pairs = Math.log((1.9 * 1.9 - 1.1 * 1.1) / (2 * Math.log(1.9 / 1.1)))
        + Math.log((1.9 * 1.9 - 0.3 * 0.3) / (2 * Math.log(1.9 / 0.3)))
        + Math.log((1.1 * 1.1 - 0.3 * 0.3) / (2 * Math.log(1.1 / 0.3)));
    assertEquals(0.5 * pairs, limit, 1e-14);
  }

  @Test
  void coincidentAndZeroSingularValues() {
    OrbitEntropy infinite = new OrbitEntropy(2, 2, LangevinCell.INFINITE);
    assertEquals(Math.log(1.5), infinite.of(new double[] {1.5, 1.5}), 1e-15);
    assertEquals(infinite.of(new double[] {1.5, 1.5}), infinite.of(new double[] {1.5, 1.5 - 1e-14}), 1e-13);
    assertEquals(infinite.of(new double[] {1.1, 0.999_999 / 1.105}), infinite.of(new double[] {1.1, 1.000_001 / 1.105}),
        1e-5);
    assertEquals(Double.NEGATIVE_INFINITY, infinite.of(new double[] {1.5, 0}));
    assertEquals(Math.log(1.5), new OrbitEntropy(2, 1, LangevinCell.INFINITE).of(new double[] {1.5, 0}), 1e-15);
    OrbitEntropy finite = new OrbitEntropy(2, 2, 3);
    assertEquals(2 * OrthogonalVolume.logOrthogonal(2) + 2 * Math.log(1.5), finite.of(new double[] {1.5, 0}), 1e-14);
    assertEquals(Double.NEGATIVE_INFINITY, finite.of(new double[] {0, 0}));
    assertEquals(0, new OrbitEntropy(2, 2, 1).of(new double[] {0, 0}));
  }

  /** Products of hundreds of huge or tiny factors. */
  @Test
  void neitherOverflowsNorUnderflows() {
    int d = 32;
    double[] lambda = new double[d];
    for (double size : new double[] {1e30, 1e-30}) {
      java.util.Arrays.fill(lambda, size);
      double pair = 0.5 * Math.log(3) + 2 * Math.log(size);
      double expected = 2 * OrthogonalVolume.logOrthogonal(d) + d * (d - 1) / 2.0 * pair;
      assertEquals(expected, new OrbitEntropy(d, d, 3).of(lambda), 1e-9);
    }
  }
}
