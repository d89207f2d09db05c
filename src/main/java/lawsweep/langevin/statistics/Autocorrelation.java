package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import lawsweep.langevin.pack.Doubles;

/**
 * The autocovariance of a stationary series, pooled over independent replicas of equal length about their common mean,
 * and its integrated autocorrelation time τ = ½ + Σ ρ(l). The sum runs up to the smallest window W ≥ 5 max(τ(W), ½)
 * (Sokal 1997). It is corrected for the mean being estimated, τ (1 + (2W + 1)/n) (Wolff 2004). The mean of n values
 * has variance 2τ/n times theirs.
 *
 * <p>The common mean μ is known in the end only. So lagged products are summed about each replica's own mean m_r.
 * Moving the origin from m_r to μ adds (m_r - μ) times the sums of both factors' deviations, and (n - l)(m_r - μ)².
 * Sums over replicas of products of deviations are kept as co-moments, which do not cancel.
 */
final class Autocorrelation {

  private static final double WINDOW = 5;

  private final int length;
  private final double[] products;
  private final double[] edges;
  private final double[] coMoments;
  private long replicas;
  private double mean;
  private double squares;

  /**
   * An estimate of τ.
   *
   * @param tau τ in steps of the series
   * @param variance the variance of a value
   * @param window W, at most a share R/(R + 1) of the length of R replicas
   * @param values how many values it rests on
   */
  record Time(double tau, double variance, int window, long values) {

    /** The statistical error of τ, √(2(2W + 1)/n) τ (Madras and Sokal 1988). */
    double standardError() {
      return tau * Math.sqrt(2.0 * (2 * window + 1) / values);
    }
  }

  /** For replicas of {@code length ≥ 2} values. */
  Autocorrelation(int length) {
    this.length = length;
    products = new double[length];
    edges = new double[length];
    coMoments = new double[length];
  }

  /**
   * Adds a replica.
   *
   * @param series its values from {@code offset} on; they are moved to mean 0
   */
  void add(double[] series, int offset) {
    double own = 0;
    for (int t = 0; t < length; t++) {
      own += series[offset + t];
    }
    own /= length;
    for (int t = 0; t < length; t++) {
      series[offset + t] -= own;
    }
    replicas++;
    double gap = own - mean;
    mean += gap / replicas;
    squares = Math.fma(gap, own - mean, squares);
    double cut = 0;
    for (int l = 0; l < products.length; l++) {
      products[l] += lagged(series, offset, l);
      // Both factors leave out l values of a sum that is zero: the last ones and the first ones.
      cut += l == 0 ? 0 : series[offset + l - 1] + series[offset + length - l];
      double edge = -cut - edges[l];
      edges[l] += edge / replicas;
      coMoments[l] = Math.fma(gap, -cut - edges[l], coMoments[l]);
    }
  }

  private double lagged(double[] series, int offset, int lag) {
    double sum = 0;
    for (int t = offset; t < offset + length - lag; t++) {
      sum = Math.fma(series[t], series[t + lag], sum);
    }
    return sum;
  }

  /** Adds another one's replicas, which came after this one's. */
  void merge(Autocorrelation next) {
    if (next.replicas == 0) {
      return;
    }
    long n = replicas + next.replicas;
    double share = (double) next.replicas / n;
    double gap = next.mean - mean;
    for (int l = 0; l < products.length; l++) {
      double edge = next.edges[l] - edges[l];
      products[l] += next.products[l];
      coMoments[l] += next.coMoments[l] + gap * edge * share * replicas;
      edges[l] = Math.fma(edge, share, edges[l]);
    }
    squares += next.squares + gap * gap * share * replicas;
    mean = Math.fma(gap, share, mean);
    replicas = n;
  }

  /** τ, or nothing if the series does not tell: it is constant, or too short for the window. */
  Optional<Time> time() {
    double variance = covariance(0);
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double tau = 0.5;
    // About its own mean the sum over all lags of one replica is nearly 0: a window as long as it would always do.
    double longest = (length - 1.0) * replicas / (replicas + 1);
    for (int w = 1; w <= longest; w++) {
      tau += covariance(w) / variance;
      if (w >= WINDOW * Math.max(tau, 0.5)) {
        long values = replicas * length;
        double corrected = tau * (1 + (2.0 * w + 1) / values);
        return corrected > 0 ? Optional.of(new Time(corrected, variance, w, values)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private double covariance(int lag) {
    double sum = products[lag] + coMoments[lag] + (length - lag) * squares;
    return sum / ((double) replicas * (length - lag));
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    out.writeLong(replicas);
    out.writeDouble(mean);
    out.writeDouble(squares);
    Doubles.write(products, out);
    Doubles.write(edges, out);
    Doubles.write(coMoments, out);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    replicas = in.readLong();
    mean = in.readDouble();
    squares = in.readDouble();
    Doubles.read(in, products);
    Doubles.read(in, edges);
    Doubles.read(in, coMoments);
  }
}
