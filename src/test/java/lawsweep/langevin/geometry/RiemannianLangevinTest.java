package lawsweep.langevin.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

class RiemannianLangevinTest {

  private static final Energy COMPLETION =
      new Energy.Completion(List.of(new Energy.Entry(0, 0, 1), new Energy.Entry(1, 2, -0.5)), 0.1);

  /** dF(Z) = g(grad F, Z), (12.13), by central differences. */
  @Test
  void gradientIsThatOfTheFreeEnergy() {
    for (int depth : new int[] {1, 2, 4, LangevinCell.INFINITE}) {
      Random random = Seeds.random("free", depth);
      SingularFrame frame = Points.frame(Points.lambda(3), depth, 3, random);
      FreeEnergy free = new FreeEnergy(COMPLETION, 1.7);
      double[] z = Points.matrix(3, random);
      double e = 1e-5;
      double slope = (value(free, frame, z, e) - value(free, frame, z, -e)) / (2 * e);
      assertEquals(slope, new Metric(frame).inner(free.gradient(frame), z), 1e-8 * (1 + Math.abs(slope)));
    }
    assertEquals(COMPLETION.value(new double[9], 3),
        new FreeEnergy(COMPLETION, Double.POSITIVE_INFINITY).value(SingularFrame.of(new double[9], 3, 2)), 0);
  }

  /**
   * The generator applied to |W|² = N Σ λ_k², no energy: 2/β times κ times the dimension of W's manifold, plus that of
   * the orbit, exactly, because the balanced manifold is a cone. It puts Σ', Σ'' and the noise to the test together,
   * for all ranks.
   */
  @Test
  void normGrowsAtItsExactRate() {
    double beta = 1.7;
    for (int d = 1; d <= 3; d++) {
      for (int rank = 1; rank <= d; rank++) {
        for (int depth = 1; depth <= 4; depth++) {
          for (double kappa : new double[] {0, 0.5, 1}) {
            SingularFrame frame = Points.frame(Points.lambda(d), depth, rank, Seeds.random("rate", 10L * d + depth));
            double downstairs = rank * (2.0 * d - rank);
            double orbit = (depth - 1) * (rank * (rank - 1) / 2.0 + rank * (d - rank));
            double expected = 2 / beta * (orbit + kappa * downstairs);
            RiemannianLangevin equation = new RiemannianLangevin(new FreeEnergy(Energy.none(), beta), kappa);
            String what = "d " + d + ", rank " + rank + ", N " + depth + ", kappa " + kappa;
            assertEquals(expected, rateOfNorm(equation, frame), 2e-5 * (1 + expected), what);
          }
        }
      }
    }
  }

  /** κ = 0, no energy, d = 2, N = 2: σ_k grows at σ_k / (β (σ_1 + σ_2)). */
  @Test
  void quasistaticDriftInClosedForm() {
    SingularFrame frame = Points.frame(new double[] {1.3, 0.8}, 2, 2, Seeds.random("kappa 0", 0));
    double[] drift = frame.toFrame(new RiemannianLangevin(new FreeEnergy(Energy.none(), 2), 0).drift(frame));
    double total = 1.3 * 1.3 + 0.8 * 0.8;
    assertArrayEquals(new double[] {1.3 * 1.3 / (2 * total), 0, 0, 0.8 * 0.8 / (2 * total)}, drift, 1e-14);
  }

  /** N = ∞: the drift of diag(σ) conjugated, (κ σ_k + σ_k Σ ψ(2 log(σ_k/σ_l)))/β. */
  @Test
  void infiniteDepth() {
    SingularFrame frame = Points.frame(new double[] {1.3, 0.8}, LangevinCell.INFINITE, 2, Seeds.random("inf", 0));
    double[] drift = frame.toFrame(new RiemannianLangevin(new FreeEnergy(Energy.none(), 2), 0.5).drift(frame));
    double q = (0.8 / 1.3) * (0.8 / 1.3);
    double psi = 1 / (1 - q) + 1 / Math.log(q);
    assertArrayEquals(new double[] {1.3 * (0.5 + psi) / 2, 0, 0, 0.8 * (1.5 - psi) / 2}, drift, 1e-14);
  }

  @Test
  void badParametersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new FreeEnergy(Energy.none(), 0));
    assertThrows(IllegalArgumentException.class, () -> new FreeEnergy(Energy.none(), Double.NaN));
    FreeEnergy free = new FreeEnergy(Energy.none(), 1);
    assertThrows(IllegalArgumentException.class, () -> new RiemannianLangevin(free, -1));
  }

  private static double value(FreeEnergy free, SingularFrame frame, double[] z, double e) {
    return free.value(SingularFrame.of(Products.add(frame.endToEnd(), e, z), frame.width(), frame.depth()));
  }

  /** ⟨f', drift⟩ + ½ Σ of second derivatives along the columns of the noise. */
  private static double rateOfNorm(RiemannianLangevin equation, SingularFrame frame) {
    double e = 1e-4;
    double[] drift = equation.drift(frame);
    double rate = (norm(frame, drift, e) - norm(frame, drift, -e)) / (2 * e);
    for (double[] z : Charts.tangentBasis(frame)) {
      double[] noise = equation.noise(frame, z);
      rate += 0.5 * (norm(frame, noise, e) + norm(frame, noise, -e) - 2 * norm(frame, noise, 0)) / (e * e);
    }
    return rate;
  }

  private static double norm(SingularFrame frame, double[] z, double e) {
    double[] w = Products.add(frame.endToEnd(), e, z);
    SingularFrame moved = SingularFrame.of(w, frame.width(), frame.depth(), frame.rank());
    return frame.depth() * Products.inner(moved.lambda(), moved.lambda());
  }
}
