package lawsweep.road.data;

import lawsweep.exact.Annihilator;
import lawsweep.exact.EchelonBasis;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Circuit;
import lawsweep.work.Estimate;

/**
 * What a cell with data fields costs, from its shape and its number of draws alone; roughly, as some draws need
 * brackets.
 */
final class DataCost {

  /** Flops' worth of time of the smallest draw. */
  private static final double DRAW = 2e5;

  /** A flop in rows this short costs so many in a large matrix product; brackets and further primes are in it. */
  private static final double SLOWNESS_SMALL = 13;

  private static final double SLOWNESS = 8;

  /** Where patterns are tested: flops' worth of a pattern's search and tests for each parameter. */
  private static final double TESTED = 900;

  private DataCost() {}

  static Estimate estimate(LawCell cell) {
    Architecture a = cell.architecture();
    if (a.parameters() > Integer.MAX_VALUE) {
      return new Estimate(Double.MAX_VALUE, Estimate.NO_MEMORY_SUFFICES, 1);
    }
    double d = a.parameters();
    double neurons = new Circuit(a).neurons();
    double patterns = 4 * neurons + d / a.width(0);
    double samples =
        cell.data().flatMap(data -> data.inputs()).map(inputs -> (double) inputs.samples()).orElse(patterns);
    double slowness = d <= Annihilator.MOST_COLUMNS ? SLOWNESS_SMALL : SLOWNESS;
    double draw = TestedFields.pay(cell) ? DRAW + TESTED * patterns * d + d * d * d
        : DRAW + slowness * (samples * d * (a.width(0) + 1.0) + 2 * d * d * d);
    double bytes = Double.BYTES * (d * d + 2 * d * EchelonBasis.BLOCK + 64 * d + samples * neurons / 8);
    return new Estimate(draw * cell.data().orElseThrow().draws(), (long) Math.min(bytes, Long.MAX_VALUE), 1);
  }
}
