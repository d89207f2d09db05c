package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class EntropyTest {

  private static final int[] DEPTHS = {1, 2, 3, 4, LangevinCell.INFINITE};

  /**
   * Theorem 10 with its constant, d = 2, N = 2: the length of the orbit, two closed curves, by polygons of 6000 chords.
   */
  @Test
  void volumeOfTheOrbitIsItsLength() {
    SingularFrame frame = Points.frame(new double[] {1.3, 0.8}, 2, 2, Seeds.random("length", 0));
    assertEquals(Math.exp(Entropy.of(frame)), length(frame, false) + length(frame, true), 1e-5);
  }

  /** d = 2, N = 3: four tori on which Gram's determinant in the two angles is constant. */
  @Test
  void volumeOfTheOrbitIsTheAreaOfTori() {
    SingularFrame frame = Points.frame(new double[] {1.3, 0.8}, 3, 2, Seeds.random("tori", 0));
    double e = 1e-5;
    Factors one = Points.times(0.5 / e, torus(frame, 0.3 + e, 1).plus(-1, torus(frame, 0.3 - e, 1)));
    Factors two = Points.times(0.5 / e, torus(frame, 0.3, 1 + e).plus(-1, torus(frame, 0.3, 1 - e)));
    double gram = one.normSquared() * two.normSquared() - one.inner(two) * one.inner(two);
    double area = 4 * 4 * Math.PI * Math.PI * Math.sqrt(gram);
    assertEquals(area, Math.exp(Entropy.of(frame)), 1e-7 * area);
  }

  /** Rank one, N = 2: W_1 = λ q vᵀ, W_2 = λ u qᵀ with q on the unit sphere, whose area is scaled by (√2 λ)^{d-1}. */
  @Test
  void volumeOfTheOrbitAtRankOneIsThatOfASphere() {
    double[] sphere = {2, 2 * Math.PI, 4 * Math.PI, 2 * Math.PI * Math.PI};
    for (int d = 2; d <= 4; d++) {
      SingularFrame frame = Points.frame(Points.lambda(d), 2, 1, Seeds.random("sphere", d));
      double expected = sphere[d - 1] * Math.pow(Math.sqrt(2) * 1.5, d - 1);
      assertEquals(expected, Math.exp(Entropy.of(frame)), 1e-12 * expected, "d " + d);
    }
    assertEquals(Math.log(4 * Math.sqrt(2) * Math.PI), OrthogonalVolume.logOrthogonal(2), 1e-15);
  }

  /**
   * (14.11) corrected: the limit of S_N less its constants; the error is of order 1/N. The printed formula is twice as
   * large.
   */
  @Test
  void infiniteDepthIsTheLimit() {
    for (int rank = 1; rank <= 3; rank++) {
      Random random = Seeds.random("limit", rank);
      double[] sigma = {1.5, 1.1, 0.7};
      SingularFrame limit = Points.frame(sigma, LangevinCell.INFINITE, rank, random);
      int n = 1_000_000;
      SingularFrame deep = SingularFrame.of(limit.endToEnd(), 3, n, rank);
      double constant = (n - 1) * OrthogonalVolume.logStiefel(rank, 3) + 0.25 * rank * (rank - 1) * Math.log(n);
      assertEquals(Entropy.of(deep) - constant, Entropy.of(limit), 1e-5, "rank " + rank);
      for (int k = 0; k < 3; k++) {
        assertEquals(Entropy.sigmaPrime(deep)[k] / n, Entropy.sigmaPrime(limit)[k], 1e-5);
        assertEquals(Entropy.sigmaSecond(deep)[k] / n, Entropy.sigmaSecond(limit)[k], 1e-5);
      }
    }
    SingularFrame two = Points.frame(new double[] {1.5, 0.7}, LangevinCell.INFINITE, 2, Seeds.random("half", 0));
    double h = (1.5 * 1.5 - 0.7 * 0.7) / (2 * Math.log(1.5 / 0.7));
    assertEquals(0.5 * Math.log(h), Entropy.of(two), 1e-15);
  }

  /** (12.8): g(Q_N Σ' Q_0ᵀ, Z) is the derivative of S along Z, for Z tangent to the matrices of the rank. */
  @Test
  void gradientIsThatOfTheEntropy() {
    for (int depth : DEPTHS) {
      for (int d = 1; d <= 4; d++) {
        for (int rank = 1; rank <= d; rank++) {
          if (depth == LangevinCell.INFINITE && rank < d) {
            continue; // The metric is infinite there; the limits are tested above.
          }
          Random random = Seeds.random("slope", 100L * d + 10L * rank + depth);
          SingularFrame frame = Points.frame(Points.lambda(d), depth, rank, random);
          double[] z = Charts.tangentPart(frame, Points.matrix(d, random));
          double e = 1e-5;
          double slope = (entropy(frame, z, e) - entropy(frame, z, -e)) / (2 * e);
          double found = new Metric(frame).inner(Entropy.gradient(frame), z);
          assertEquals(slope, found, 1e-7 * (1 + Math.abs(slope)), "N " + depth + ", d " + d + ", rank " + rank);
        }
      }
    }
  }

  /** Theorem 18 and the limit N = ∞: Q_N Σ'' Q_0ᵀ is the Laplace-Beltrami operator of g^N on the entries of W. */
  @Test
  void itoDriftIsTheLaplacianOfTheEntries() {
    for (int depth : DEPTHS) {
      for (int d = 1; d <= 3; d++) {
        SingularFrame frame = Points.frame(Points.lambda(d), depth, d, Seeds.random("laplace", 10L * d + depth));
        double[] laplacian = Charts.laplacianOfEntries(frame);
        assertArrayEquals(laplacian, Entropy.itoDrift(frame), 2e-5, "N " + depth + ", d " + d);
      }
    }
  }

  @Test
  void itoDriftAtLowerRank() {
    int[][] cases = {{2, 1, 2}, {2, 1, 3}, {3, 2, 3}, {3, 1, 2}};
    for (int[] c : cases) {
      SingularFrame frame = Points.frame(Points.lambda(c[0]), c[2], c[1], Seeds.random("low", c[1]));
      assertArrayEquals(Charts.laplacianOfEntries(frame), Entropy.itoDrift(frame), 1e-4,
          List.of(c[0], c[1], c[2]) + "");
    }
  }

  /** The lift of the gradient is horizontal and covers it. */
  @Test
  void gradientUpstairsCoversTheGradient() {
    for (int rank = 1; rank <= 3; rank++) {
      BalancedPoint point = Points.balanced(Points.lambda(3), 4, rank, Seeds.random("cover", rank));
      Factors lifted = Entropy.gradient(point);
      assertArrayEquals(Entropy.gradient(point.frame()), Points.pushForward(point.factors(), lifted), 1e-12);
      Points.assertClose(lifted, new FrameSplitting(point).horizontal(lifted), 1e-13, "horizontal");
    }
  }

  @Test
  void conventionsAtZeroSingularValues() {
    double[] w = {2, 0, 0, 0};
    for (int depth : DEPTHS) {
      SingularFrame frame = SingularFrame.of(w, 2, depth);
      double expected =
          depth == 1 ? 0 : depth == LangevinCell.INFINITE ? 2 : (depth - 1) * Math.pow(2, 1 - 2.0 / depth);
      assertArrayEquals(new double[] {expected, 0}, Entropy.sigmaPrime(frame), 1e-14, "N " + depth);
    }
    assertArrayEquals(new double[] {1, 1}, Entropy.sigmaSecond(SingularFrame.of(w, 2, 2)));
    assertArrayEquals(new double[] {1, 0}, Entropy.sigmaSecond(SingularFrame.of(w, 2, 2, 1)));
    assertArrayEquals(new double[] {0, 0}, Entropy.sigmaSecond(SingularFrame.of(w, 2, 1)));
    assertEquals(Double.NEGATIVE_INFINITY, Entropy.of(SingularFrame.of(w, 2, LangevinCell.INFINITE)));
    assertEquals(0, Entropy.of(SingularFrame.of(w, 2, 1)));
  }

  private static double entropy(SingularFrame frame, double[] z, double e) {
    double[] w = Products.add(frame.endToEnd(), e, z);
    return Entropy.of(SingularFrame.of(w, frame.width(), frame.depth(), frame.rank()));
  }

  private static double length(SingularFrame frame, boolean reflected) {
    int chords = 6000;
    double sum = 0;
    Factors last = BalancedPoint.of(frame, List.of(turn(0, reflected))).factors();
    for (int i = 1; i <= chords; i++) {
      Factors next = BalancedPoint.of(frame, List.of(turn(2 * Math.PI * i / chords, reflected))).factors();
      sum += Math.sqrt(next.plus(-1, last).normSquared());
      last = next;
    }
    return sum;
  }

  private static Factors torus(SingularFrame frame, double one, double two) {
    return BalancedPoint.of(frame, List.of(turn(one, false), turn(two, true))).factors();
  }

  private static double[] turn(double angle, boolean reflected) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return reflected ? new double[] {c, s, s, -c} : new double[] {c, -s, s, c};
  }
}
