package lawsweep.langevin.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lawsweep.langevin.cell.Energy;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.LangevinCells;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.riemannian.Downstairs;
import org.junit.jupiter.api.Test;

/** Bins, quantiles and densities against sorted samples and known laws. */
class SpectrumStatisticsTest {

  @Test
  void binsHoldTheirValues() {
    Random random = new Random(1);
    for (int bits : new int[] {0, 4, 6}) {
      SignedBins bins = new SignedBins(bits);
      double before = Double.NEGATIVE_INFINITY;
      for (int bin = -bins.largest(); bin <= bins.largest(); bin++) {
        double lower = bins.lower(bin);
        double upper = bins.upper(bin);
        assertTrue(lower < upper);
        assertEquals(bin == -bins.largest() ? lower : before, lower);
        assertEquals(bin, bins.of(bin > 0 ? lower : Math.nextUp(lower)));
        assertEquals(bin, bins.of(bin < 0 ? upper : Math.nextDown(upper)));
        assertTrue(bin == 0 || upper - lower <= Math.scalb(1.0, -bits) * Math.max(Math.abs(lower), Math.abs(upper)));
        before = upper;
      }
      assertEquals(0, bins.of(0));
      assertEquals(bins.largest(), bins.of(1e60));
      assertEquals(-bins.largest(), bins.of(-1e60));
      double x = random.nextGaussian();
      assertTrue(bins.lower(bins.of(x)) <= x && x <= bins.upper(bins.of(x)));
    }
  }

  @Test
  void quantilesAreThoseOfTheSample() {
    Random random = new Random(4);
    SignedBins bins = new SignedBins(6);
    BinCounts histogram = new BinCounts();
    double[] sample = new double[20001];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = Math.exp(3 * random.nextGaussian()) * (i % 3 == 0 ? -1 : 1);
      histogram.add(bins.of(sample[i]));
    }
    Arrays.sort(sample);
    for (double p : new double[] {0.05, 0.25, 0.5, 0.75, 0.95}) {
      double exact = sample[(int) (p * (sample.length - 1))];
      assertEquals(exact, histogram.quantile(p, bins), Math.abs(exact) / 64);
    }
    assertEquals(sample.length, histogram.total());
    assertEquals(sample[0], histogram.quantile(0, bins), Math.abs(sample[0]) / 64);
    assertEquals(sample[20000], histogram.quantile(1, bins), Math.abs(sample[20000]) / 64);
  }

  /** Stated errors of quantiles of exponential values against √(p/(1-p)/n), the error of -log(1-p). */
  @Test
  void errorsOfQuantiles() {
    LangevinCell cell = LangevinCells.recorded(new Downstairs(), 2, 1, Energy.none(), 10_000).cell();
    SpectrumStatistics statistics = new SpectrumStatistics(cell, cell.equation().observables(cell).distributed(), 1);
    Random random = new Random(8);
    ReplicaView view = new ReplicaView(1);
    for (int i = 0; i < 10_000; i++) {
      view.sigma[0] = -Math.log(random.nextDouble());
      statistics.add(0, view);
    }
    RowList rows = new RowList();
    statistics.rows(0, rows);
    List<ObservableRow> quantiles =
        rows.list().stream().filter(row -> row.observable().equals("sigma_quantile")).toList();
    assertEquals(5, quantiles.size());
    for (ObservableRow row : quantiles) {
      double p = Double.parseDouble(row.index().substring(2));
      double error = Math.sqrt(p / (1 - p) / 10_000);
      assertEquals(error, row.stderr(), 0.2 * error, row::toString);
      assertEquals(-Math.log(1 - p), row.mean(), 4 * error, row::toString);
    }
  }

  /** Pairs of independent normal values, decreasing: the pooled density is the normal one, and it integrates to 1. */
  @Test
  void densityOfNormalPairs() {
    Density density = new Density();
    Random random = new Random(6);
    int replicas = 100_000;
    for (int i = 0; i < replicas; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      density.add(new double[] {Math.max(x, y), Math.min(x, y)});
    }
    double total = 0;
    double upper = Double.NaN;
    int off = 0;
    List<Density.Bin> bins = density.bins(2, true);
    for (Density.Bin bin : bins) {
      assertTrue(Double.isNaN(upper) || bin.lower() == upper);
      upper = bin.upper();
      total += bin.density() * (bin.upper() - bin.lower());
      double middle = 0.5 * (bin.lower() + bin.upper());
      double exact = Math.exp(-0.5 * middle * middle) / Math.sqrt(2 * Math.PI);
      if (Math.abs(middle) < 2 && bin.upper() - bin.lower() > 1e-3) {
        off += Math.abs(exact - bin.density()) > 2 * bin.standardError() ? 1 : 0;
        assertEquals(exact, bin.density(), 4.5 * bin.standardError(), bin::toString);
      }
    }
    assertEquals(1, total, 1e-12);
    assertTrue(bins.size() > 100 && off > 0 && off < bins.size() / 8, bins.size() + " " + off);
  }

  /**
   * Singular values have no bin below 0. If both of a replica are in one bin, the error is of replicas, not of values.
   */
  @Test
  void densityOfEqualPairs() {
    Density density = new Density();
    for (int i = 0; i < 100; i++) {
      double x = i < 25 ? 0 : 1.03;
      density.add(new double[] {x, x});
    }
    List<Density.Bin> bins = density.bins(2, false);
    assertEquals(0, bins.get(0).lower());
    Density.Bin last = bins.get(bins.size() - 1);
    assertEquals(1, last.lower());
    assertEquals(1.0625, last.upper());
    assertEquals(0.75 * 16, last.density(), 1e-12);
    assertEquals(Math.sqrt(0.75 * 0.25 / 99) * 16, last.standardError(), 1e-12);
  }
}
