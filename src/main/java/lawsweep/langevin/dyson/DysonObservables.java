package lawsweep.langevin.dyson;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.geometry.LogProduct;
import lawsweep.langevin.pack.ObservableList;

/**
 * The observables of Dyson Brownian motion, of a Hermitian M with eigenvalues x_1 ≥ … ≥ x_d:
 *
 * <ul>
 *   <li>{@code energy} E(x); {@code entropy} S(x) = log vol of the isospectral orbit (papers/004, (11.5));
 *       {@code free_energy} E - S/β (11.9);
 *   <li>{@code eigenvalue} and {@code eigenvalue_squared}, index k;
 *   <li>{@code norm_squared} and {@code trace}, both Tr M*M = Σ x_k²; {@code eigenvalue_sum} Tr M.
 * </ul>
 *
 * <p>(11.5) leaves its constant open. Orbits are U_d modulo diagonal matrices. A tangent vector [A, x] has |[A, x]|² =
 * Σ |a_ij|² (x_i - x_j)², and the quotient has volume (2π)^{d(d-1)/2} / (1! 2! ⋯ (d-1)!) for Tr A*A, by fibering
 * spheres over spheres. So S is the logarithm of that volume plus the sum of 2 log|x_i - x_j| over pairs. For d = 2
 * the orbit is a sphere of area 2π (x_1 - x_2)².
 */
final class DysonObservables implements Observables {

  private final LangevinCell cell;
  private final double constant;
  private final LogProduct product = new LogProduct();
  private final List<Observable> list;

  DysonObservables(LangevinCell cell) {
    this.cell = cell;
    int d = cell.width();
    constant = constant(d);
    list =
        new ObservableList(ObservableList.settles(cell)).averaged("energy").averaged("entropy").averaged("free_energy")
            .averaged("eigenvalue", d).averaged("eigenvalue_squared", d).averaged("norm_squared").averaged("trace")
            .averaged("eigenvalue_sum").list();
  }

  private static double constant(int d) {
    double log = 0.5 * d * (d - 1) * StrictMath.log(2 * Math.PI);
    double factorial = 0;
    for (int k = 1; k < d; k++) {
      factorial += StrictMath.log(k);
      log -= factorial;
    }
    return log;
  }

  @Override
  public List<Observable> list() {
    return list;
  }

  @Override
  public Optional<Distributed> distributed() {
    return Optional.of(new Distributed("eigenvalue", true));
  }

  @Override
  public void measure(ReplicaView view, double[] out) {
    int d = view.width;
    double energy = cell.energy().value(view.endToEnd, d);
    double s = entropy(view.sigma);
    out[0] = energy;
    out[1] = s;
    out[2] = energy - s / cell.beta();
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < d; k++) {
      double x = view.sigma[k];
      out[3 + k] = x;
      out[3 + d + k] = x * x;
      sum += x;
      squares = Math.fma(x, x, squares);
    }
    out[3 + 2 * d] = squares;
    out[4 + 2 * d] = squares;
    out[5 + 2 * d] = sum;
  }

  private double entropy(double[] x) {
    product.clear();
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        product.times(Math.abs(x[i] - x[j]));
      }
    }
    return 2 * product.log() + constant;
  }
}
