package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.ReplicaView;

/**
 * How singular values (eigenvalues, of Dyson Brownian motion) are distributed over replicas. With eigenvalues the
 * names of rows begin with {@code eigenvalue}.
 *
 * <ul>
 *   <li>{@code sigma_quantile}, index k,p, at every record: p = 0.05, 0.25, 0.5, 0.75, 0.95, for cells of
 *       {@value #FEWEST} replicas or more. From counts in bins of relative width at most 1/64, linear within them; the
 *       error is from the binomial spread of the count below.
 *   <li>{@code sigma_density}, index lower,upper, at the last record: {@link Density}.
 * </ul>
 */
final class SpectrumStatistics {

  /** The fewest replicas for quantiles. */
  static final int FEWEST = 20;

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final SignedBins BINS = new SignedBins(6);

  private final String name;
  private final boolean signed;
  private final int width;
  private final int records;
  private final BinCounts[] histograms;
  private final Density density = new Density();

  SpectrumStatistics(LangevinCell cell, Optional<Observables.Distributed> distributed, int records) {
    name = distributed.map(Observables.Distributed::observable).orElse("");
    signed = distributed.map(Observables.Distributed::signed).orElse(false);
    width = distributed.isEmpty() ? 0 : cell.width();
    this.records = records;
    histograms = new BinCounts[cell.replicas() < FEWEST ? 0 : records * width];
    Arrays.setAll(histograms, i -> new BinCounts());
  }

  /** Takes a replica. */
  void add(int record, ReplicaView view) {
    if (width == 0) {
      return;
    }
    for (int k = 0; k < width && histograms.length > 0; k++) {
      histograms[record * width + k].add(BINS.of(view.sigma[k]));
    }
    if (record == records - 1) {
      density.add(view.sigma);
    }
  }

  /** Adds another one's replicas. */
  void merge(SpectrumStatistics next) {
    for (int i = 0; i < histograms.length; i++) {
      histograms[i].merge(next.histograms[i]);
    }
    density.merge(next.density);
  }

  /** Adds the rows of a record. */
  void rows(int record, RowList rows) {
    for (int k = 0; k < width && histograms.length > 0; k++) {
      BinCounts histogram = histograms[record * width + k];
      for (double p : SHARES) {
        rows.add(name + "_quantile", k + 1 + "," + p, quantile(histogram, p), error(histogram, p), histogram.total());
      }
    }
    if (record == records - 1 && density.replicas() > 0) {
      for (Density.Bin bin : density.bins(width, signed)) {
        rows.add(name + "_density", bin.lower() + "," + bin.upper(), bin.density(), bin.standardError(),
            density.replicas());
      }
    }
  }

  private double quantile(BinCounts histogram, double p) {
    double q = histogram.quantile(p, BINS);
    return signed ? q : Math.max(0, q);
  }

  private double error(BinCounts histogram, double p) {
    double spread = Math.sqrt(p * (1 - p) / histogram.total());
    double above = quantile(histogram, Math.min(1, p + spread));
    return 0.5 * (above - quantile(histogram, Math.max(0, p - spread)));
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    for (BinCounts histogram : histograms) {
      histogram.write(out);
    }
    density.write(out);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (BinCounts histogram : histograms) {
      histogram.read(in);
    }
    density.read(in);
  }
}
