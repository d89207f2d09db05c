package lawsweep.road.data;

import lawsweep.exact.Annihilator;
import lawsweep.exact.EchelonBasis;
import lawsweep.law.LawCell;
import lawsweep.lie.span.PatternRounds;
import lawsweep.network.Architecture;
import lawsweep.network.Circuit;
import lawsweep.road.data.span.FieldTests;
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

  /** Bytes of a draw that is open, however small: its search, mostly. */
  private static final double OPEN_DRAW = 1 << 14;

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
    boolean tested = TestedFields.pay(cell);
    double draw = tested ? DRAW + TESTED * patterns * d + d * d * d
        : DRAW + slowness * (samples * d * (a.width(0) + 1.0) + 2 * d * d * d);
    double bytes = Double.BYTES
        * (d * d + d * blocks(cell, tested) + 64 * d + chains(a, neurons) + samples * neurons / 8);
    return new Estimate(draw * cell.data().orElseThrow().draws(), (long) Math.min(bytes, Long.MAX_VALUE), 1);
  }

  /** As many operations; draws that are open have searches, patterns and weights of their own beside a bench. */
  static Estimate estimateInRounds(LawCell cell) {
    Estimate one = estimate(cell);
    double d = cell.architecture().parameters();
    double neurons = new Circuit(cell.architecture()).neurons();
    double each = OPEN_DRAW + Double.BYTES * (8 * d + 16 * neurons + 8 * neurons * (neurons / Long.SIZE + 2));
    int open = Math.min(PatternRounds.OPEN, cell.data().orElseThrow().draws());
    return new Estimate(one.flops(), (long) Math.min(one.memoryBytes() + open * each, Long.MAX_VALUE), 1);
  }

  /** Numbers in chains of all outputs and of a basis of inputs, and of tests in lanes. */
  private static double chains(Architecture a, double neurons) {
    double ends = a.width(0) + a.width(a.depth()) + 1.0;
    return (ends + 2 * FieldTests.ROUNDS * FieldTests.LANES) * (ends + neurons);
  }

  /** Rows in blocks beside the basis: those of patterns stand in four arrays where they are tested. */
  private static int blocks(LawCell cell, boolean tested) {
    return tested ? 4 * TestedFields.most(TestedFields.rows(cell)) : 2 * EchelonBasis.BLOCK;
  }
}
