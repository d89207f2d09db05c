package lawsweep.langevin.riemannian;

import static lawsweep.lanes.LaneMatrices.LANES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.Factors;
import lawsweep.langevin.geometry.Points;
import lawsweep.support.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient (3.6) in the frame against that of the factors, within 10⁻¹³ of its size and of what cancels in it. */
class ChainDescentTest {

  private static final double STEP = 0.03;

  @ParameterizedTest
  @CsvSource({
      "1, 3, 1", "2, 1, 2", "2, 2, 2", "2, 3, 1", "3, 3, 3", "3, 4, 2", "4, 2, 4", "5, 3, 5", "5, 6, 2", "8, 4, 8",
      "2, 12, 2", "3, 12, 1"})
  void gradient(int d, int depth, int rank) {
    Random random = Seeds.random("descent", 100L * d + depth);
    for (Energy energy : energies(d, random)) {
      check(d, depth, rank, energy, random);
    }
  }

  private static List<Energy> energies(int d, Random random) {
    List<Energy.Entry> all = new ArrayList<>();
    List<Energy.Entry> some = new ArrayList<>();
    for (int e = 0; e < d * d; e++) {
      Energy.Entry entry = new Energy.Entry(e / d, e % d, random.nextGaussian());
      all.add(entry);
      if (random.nextBoolean()) {
        some.add(entry);
      }
    }
    return List.of(Energy.none(), Energy.quadratic(), new Energy.Target(all, 0), new Energy.Completion(some, 0.3),
        new Energy.Completion(List.of(all.getLast()), 0), new Energy.Quadratic(2.5));
  }

  private static void check(int d, int depth, int rank, Energy energy, Random random) {
    ChainState state = new ChainState(d, depth, true);
    ChainState ends = new ChainState(d, depth, false);
    List<BalancedPoint> points = new ArrayList<>();
    double[] start = new double[depth * d * d * LANES];
    for (int lane = 0; lane < LANES; lane++) {
      points.add(Points.balanced(lambda(d, lane, random), depth, rank, random));
      ChainPoint.set(state, lane, points.get(lane));
      ChainPoint.set(ends, lane, points.get(lane));
      ChainPoint.set(start, lane, Points.factors(d, depth, random));
    }
    for (ChainState s : List.of(state, ends)) {
      ChainDescent descent = new ChainDescent(energy, d, depth, rank);
      double[] y = start.clone();
      for (int part = 0; part < LANES; part += LaneMatrices.VECTOR) {
        descent.add(part, s, STEP, y);
      }
      for (int lane = 0; lane < LANES; lane++) {
        Factors moved = ChainPoint.levels(y, lane, d, depth);
        Factors before = ChainPoint.levels(start, lane, d, depth);
        double[] expected = Points.joined(before.plus(-STEP, gradient(points.get(lane), rank, energy)));
        assertArrayEquals(expected, Points.joined(moved), 1e-13 * size(points.get(lane), depth),
            Seeds.note(energy.kind() + ", lane " + lane));
      }
    }
  }

  /** Values that are distinct, all equal, with zeros, and small. */
  private static double[] lambda(int d, int lane, Random random) {
    double[] lambda = Points.lambda(5).clone();
    lambda = java.util.Arrays.copyOf(lambda, Math.max(d, 5));
    for (int k = 0; k < lambda.length; k++) {
      lambda[k] = switch (lane) {
        case 1 -> 0.9;
        case 2 -> k == 0 ? 1.2 : 0;
        case 3 -> 1e-9;
        default -> k < 5 ? lambda[k] + 0.1 * random.nextDouble() : 0.1;
      };
    }
    return java.util.Arrays.copyOf(lambda, d);
  }

  private static double size(BalancedPoint point, int depth) {
    double top = Math.max(1, point.frame().lambda()[0]);
    return Math.pow(top, 2 * depth) * point.width();
  }

  /** (3.6) at the point, in its frame, less directions between two vanishing singular values. */
  private static Factors gradient(BalancedPoint point, int rank, Energy energy) {
    int d = point.width();
    double[] derivative = new double[d * d];
    double[] w = point.factors().endToEnd();
    for (int e = 0; e < d * d; e++) {
      derivative[e] = energy.confinement() * w[e];
    }
    for (Energy.Entry entry : energy.fit()) {
      derivative[entry.row() * d + entry.column()] += w[entry.row() * d + entry.column()] - entry.target();
    }
    Factors gradient = point.toFrame(point.factors().gradient(derivative));
    for (int p = 1; p <= point.depth(); p++) {
      for (int e = 0; e < d * d; e++) {
        if (e / d >= rank && e % d >= rank) {
          gradient.factor(p)[e] = 0;
        }
      }
    }
    return gradient;
  }
}
