package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts, means and sums of squared deviations of many quantities at once (Welford; merged as in Chan, Golub and
 * LeVeque). Values that are not finite are left out. The result depends on the order of additions and merges, and on
 * nothing else.
 */
final class Moments {

  private final long[] counts;
  private final double[] means;
  private final double[] squares;

  /** Of a number of quantities. */
  Moments(int quantities) {
    counts = new long[quantities];
    means = new double[quantities];
    squares = new double[quantities];
  }

  /** Adds a value of quantity i. */
  void add(int i, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    long n = ++counts[i];
    double gap = value - means[i];
    means[i] += gap / n;
    squares[i] = Math.fma(gap, value - means[i], squares[i]);
  }

  /** Adds what another one has seen, which came after this one's values. */
  void merge(Moments next) {
    for (int i = 0; i < counts.length; i++) {
      mergeOne(i, next, i);
    }
  }

  /** Adds what another one has seen as quantity j to quantity i. */
  void mergeOne(int i, Moments next, int j) {
    long m = next.counts[j];
    if (m == 0) {
      return;
    }
    long n = counts[i] + m;
    double share = (double) m / n;
    double gap = next.means[j] - means[i];
    squares[i] += next.squares[j] + gap * gap * share * counts[i];
    means[i] = Math.fma(gap, share, means[i]);
    counts[i] = n;
  }

  /** How many values of quantity i were finite. */
  long count(int i) {
    return counts[i];
  }

  /** The mean of quantity i, 0 if there is no value. */
  double mean(int i) {
    return means[i];
  }

  /** The unbiased variance of quantity i; NaN for fewer than two values. */
  double variance(int i) {
    return counts[i] < 2 ? Double.NaN : squares[i] / (counts[i] - 1);
  }

  /** The standard error of the mean of independent values; NaN for fewer than two. */
  double standardError(int i) {
    return Math.sqrt(variance(i) / counts[i]);
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      out.writeLong(counts[i]);
      out.writeDouble(means[i]);
      out.writeDouble(squares[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readLong();
      means[i] = in.readDouble();
      squares[i] = in.readDouble();
    }
  }

  /** Forgets quantities from..to-1. */
  void clear(int from, int to) {
    Arrays.fill(counts, from, to, 0);
    Arrays.fill(means, from, to, 0);
    Arrays.fill(squares, from, to, 0);
  }
}
