package lawsweep.langevin.state;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.geometry.OrbitEntropy;
import lawsweep.langevin.pack.ObservableList;

/**
 * The observables of an end-to-end matrix W with singular values σ_1 ≥ … ≥ σ_d and of its factors, in this order:
 *
 * <ul>
 *   <li>{@code energy} E(W); {@code entropy} S(W) = log vol of the fibre of balanced factors over W
 *       ({@link OrbitEntropy}); where there is a temperature, {@code free_energy} F_β = E - S/β (papers/004, (6.6));
 *   <li>{@code sigma} and {@code sigma_squared}, index k;
 *   <li>{@code norm_squared} Σ_p |W_p|²: of the simulated factors, or N Σ σ_k^{2/N} of balanced ones over a
 *       simulated W. Not for N = ∞, where there are no factors;
 *   <li>{@code trace} Tr WᵀW = Σ σ_k²; {@code abs_determinant} Π σ_k;
 *   <li>{@code effective_rank} exp(-Σ p_k log p_k), p_k = σ_k / Σ σ_l (Roy and Vetterli 2007), between 1 and d;
 *   <li>{@code stable_rank} Tr WᵀW / σ_1²;
 *   <li>{@code balance_defect} and {@code law_drift}, where factors are simulated;
 *   <li>{@code end_to_end}, index i,j, up to width {@value #ENTRIES_UP_TO}.
 * </ul>
 *
 * <p>The ranks of the zero matrix have no value, nor has an entropy of -∞.
 */
public final class MatrixObservables implements Observables {

  /** The largest width for which every entry of W is an observable. */
  static final int ENTRIES_UP_TO = 8;

  private final LangevinCell cell;
  private final OrbitEntropy entropy;
  private final boolean warm;
  private final boolean factors;
  private final boolean norm;
  private final boolean entries;
  private final List<Observable> list;

  /**
   * Of a cell.
   *
   * @param factors true if factors are simulated
   */
  public MatrixObservables(LangevinCell cell, boolean factors) {
    this.cell = cell;
    int d = cell.width();
    entropy = new OrbitEntropy(d, cell.rank(), cell.depth());
    warm = cell.equation().has(Parameters.BETA);
    this.factors = factors;
    norm = factors || cell.depth() != LangevinCell.INFINITE;
    entries = d <= ENTRIES_UP_TO;
    list = list(d);
  }

  private List<Observable> list(int d) {
    ObservableList names = new ObservableList(ObservableList.settles(cell));
    names.averaged("energy").averaged("entropy");
    if (warm) {
      names.averaged("free_energy");
    }
    names.averaged("sigma", d).averaged("sigma_squared", d);
    if (norm) {
      names.averaged("norm_squared");
    }
    names.averaged("trace").averaged("abs_determinant").averaged("effective_rank").averaged("stable_rank");
    if (factors) {
      names.recorded("balance_defect").recorded("law_drift");
    }
    return entries ? names.entries("end_to_end", d).list() : names.list();
  }

  @Override
  public List<Observable> list() {
    return list;
  }

  @Override
  public Optional<Distributed> distributed() {
    return Optional.of(new Distributed("sigma", false));
  }

  @Override
  public void measure(ReplicaView view, double[] out) {
    int d = view.width;
    double energy = cell.energy().value(view.endToEnd, d);
    double s = entropy.of(view.lambda);
    int at = 0;
    out[at++] = energy;
    out[at++] = s;
    if (warm) {
      out[at++] = energy - s / cell.beta();
    }
    double trace = 0;
    double volume = 1;
    for (int k = 0; k < d; k++) {
      double sigma = view.sigma[k];
      out[at + k] = sigma;
      out[at + d + k] = sigma * sigma;
      trace = Math.fma(sigma, sigma, trace);
      volume *= sigma;
    }
    at += 2 * d;
    if (norm) {
      out[at++] = factors ? view.normSquared : balancedNorm(view.lambda);
    }
    out[at++] = trace;
    out[at++] = volume;
    out[at++] = effectiveRank(view.sigma);
    out[at++] = trace / (view.sigma[0] * view.sigma[0]);
    if (factors) {
      out[at++] = view.balanceDefect;
      out[at++] = view.lawDrift;
    }
    if (entries) {
      System.arraycopy(view.endToEnd, 0, out, at, d * d);
    }
  }

  private double balancedNorm(double[] lambda) {
    double sum = 0;
    for (double l : lambda) {
      sum = Math.fma(l, l, sum);
    }
    return cell.depth() * sum;
  }

  /** The exponential of the Shannon entropy of the singular values' shares; NaN for the zero matrix. */
  static double effectiveRank(double[] sigma) {
    double sum = 0;
    for (double s : sigma) {
      sum += s;
    }
    double shannon = 0;
    for (double s : sigma) {
      double share = s / sum;
      if (share != 0) {
        shannon -= share * StrictMath.log(share);
      }
    }
    return StrictMath.exp(shannon);
  }
}
