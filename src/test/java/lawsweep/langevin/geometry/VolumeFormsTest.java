package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class VolumeFormsTest {

  /** (6.4) corrected: Gram's determinant under g^N of the derivatives of Q_N Σ Q_0ᵀ in σ_k and unit rotations. */
  @Test
  void downstairsDensityIsTheRootOfGramsDeterminant() {
    for (int d = 1; d <= 4; d++) {
      for (int depth : new int[] {1, 2, 3, 5, LangevinCell.INFINITE}) {
        SingularFrame frame = Points.frame(Points.lambda(d), depth, d, Seeds.random("down", 10L * d + depth));
        Metric metric = new Metric(frame);
        List<double[]> moves = new ArrayList<>();
        double[] sigma = diagonal(frame.sigma());
        for (int k = 0; k < d; k++) {
          double[] unit = new double[d];
          unit[k] = 1;
          moves.add(frame.fromFrame(diagonal(unit)));
          for (int l = k + 1; l < d; l++) {
            moves.add(frame.fromFrame(Products.multiply(turn(d, k, l), sigma, d)));
            moves.add(frame.fromFrame(Products.multiply(sigma, turn(d, k, l), d)));
          }
        }
        double[] gram = new double[moves.size() * moves.size()];
        for (int i = 0; i < gram.length; i++) {
          gram[i] = metric.inner(moves.get(i / moves.size()), moves.get(i % moves.size()));
        }
        double expected = 0.5 * Points.logDeterminant(gram, moves.size());
        assertEquals(expected, VolumeForms.logDownstairs(frame), 1e-9, "d " + d + ", N " + depth);
      }
    }
  }

  /**
   * Lemma 2: Gram's determinant of the derivatives (8.2), corrected, of Q_p Λ Q_{p-1}ᵀ; they are checked by differences
   * and are tangent.
   */
  @Test
  void upstairsDensityIsTheRootOfGramsDeterminant() {
    for (int d = 1; d <= 3; d++) {
      for (int depth = 1; depth <= 4; depth++) {
        BalancedPoint point = Points.balanced(Points.lambda(d), depth, Seeds.random("up", 10L * d + depth));
        List<Factors> moves = derivatives(point);
        double[] gram = new double[moves.size() * moves.size()];
        for (int i = 0; i < gram.length; i++) {
          gram[i] = moves.get(i / moves.size()).inner(moves.get(i % moves.size()));
        }
        double expected = 0.5 * Points.logDeterminant(gram, moves.size());
        assertEquals(expected, VolumeForms.logUpstairs(point.frame()), 1e-9, "d " + d + ", N " + depth);
      }
    }
  }

  @Test
  void derivativesOfTheParametrisation() {
    BalancedPoint point = Points.balanced(Points.lambda(3), 4, Seeds.random("8.2", 0));
    double e = 1e-5;
    for (int p = 0; p <= 4; p++) {
      Factors difference = rotated(point, p, e).plus(-1, rotated(point, p, -e));
      Factors exact = rotation(point, p, 0, 2);
      Points.assertClose(Points.times(0.5 / e, difference), exact, 1e-9, "p " + p);
      assertEquals(0, Points.balanceRate(point.factors(), exact), 1e-14);
    }
  }

  /** The volume upstairs is that of orbits times that downstairs. */
  @Test
  void upstairsIsOrbitsTimesDownstairs() {
    for (int depth = 1; depth <= 6; depth++) {
      SingularFrame frame = Points.frame(Points.lambda(5), depth, 5, Seeds.random("product", depth));
      double change = 0;
      for (double lambda : frame.lambda()) {
        change += Math.log(depth) + (depth - 1) * Math.log(lambda);
      }
      double orbit = Entropy.of(frame) - (depth - 1) * OrthogonalVolume.logOrthogonal(5);
      assertEquals(orbit + VolumeForms.logDownstairs(frame) + change, VolumeForms.logUpstairs(frame), 1e-12);
    }
  }

  @Test
  void lowerRankIsRefused() {
    SingularFrame frame = SingularFrame.of(new double[] {1, 0, 0, 1}, 2, 2, 1);
    assertThrows(IllegalArgumentException.class, () -> VolumeForms.logDownstairs(frame));
    SingularFrame infinite = SingularFrame.of(new double[] {1, 0, 0, 2}, 2, LangevinCell.INFINITE);
    assertThrows(IllegalArgumentException.class, () -> VolumeForms.logUpstairs(infinite));
  }

  private static List<Factors> derivatives(BalancedPoint point) {
    List<Factors> moves = new ArrayList<>();
    int d = point.width();
    for (int k = 0; k < d; k++) {
      double[] unit = new double[d];
      unit[k] = 1;
      moves.add(point.diagonal(Collections.nCopies(point.depth(), unit)));
      for (int l = k + 1; l < d; l++) {
        for (int p = 0; p <= point.depth(); p++) {
          moves.add(rotation(point, p, k, l));
        }
      }
    }
    return moves;
  }

  /**
   * The derivative along Q_p(t) = Q_p exp(t α_kl): level p gains Q_p α Λ Q_{p-1}ᵀ, level p+1 loses Q_{p+1} Λ α Q_pᵀ.
   */
  private static Factors rotation(BalancedPoint point, int p, int k, int l) {
    int d = point.width();
    double[] lambda = diagonal(point.frame().lambda());
    List<double[]> levels = new ArrayList<>();
    for (int s = 1; s <= point.depth(); s++) {
      levels.add(new double[d * d]);
    }
    if (p >= 1) {
      levels.set(p - 1, Products.multiply(turn(d, k, l), lambda, d));
    }
    if (p < point.depth()) {
      levels.set(p, Products.add(new double[d * d], -1, Products.multiply(lambda, turn(d, k, l), d)));
    }
    return point.fromFrame(new Factors(d, levels));
  }

  /** The factors after Q_p is turned in the plane of its columns 0 and 2. */
  private static Factors rotated(BalancedPoint point, int p, double t) {
    double angle = t / Math.sqrt(2);
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double[] turn = {c, 0, s, 0, 1, 0, -s, 0, c};
    List<double[]> all = new ArrayList<>(point.rotations());
    all.set(p, Products.multiply(all.get(p), turn, 3));
    return new BalancedPoint(point.frame(), all).factors();
  }

  /** α_kl of (8.7), a unit vector. */
  private static double[] turn(int d, int k, int l) {
    double[] alpha = new double[d * d];
    alpha[k * d + l] = Math.sqrt(0.5);
    alpha[l * d + k] = -Math.sqrt(0.5);
    return alpha;
  }

  private static double[] diagonal(double[] values) {
    double[] a = new double[values.length * values.length];
    for (int k = 0; k < values.length; k++) {
      a[k * values.length + k] = values[k];
    }
    return a;
  }
}
