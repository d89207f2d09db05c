package lawsweep.road.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.exact.Primes;
import lawsweep.kernel.Kernels;
import lawsweep.law.DataChoice;
import lawsweep.law.LawCell;
import lawsweep.network.Circuit;
import lawsweep.pattern.Weights;
import lawsweep.road.data.span.BracketSampler;
import lawsweep.road.draws.ExactVerdicts;
import lawsweep.work.Watch;

/**
 * Counts draws exactly. dim W_0(θ) is the rank mod p of the fields of all patterns at θ. dim Lie(W_0) is the rank of
 * fields and brackets at random weights with these patterns: its value at almost all weights near θ, which is what
 * decides how many laws there are. (At single weights the filtration may stagnate too early, at almost all of them it
 * does not; papers/000, Lemma 3.2.)
 *
 * <p>A rank that meets an upper bound is proved. Any other is found again modulo further primes, until it is wrong
 * with a probability below {@link #ACCEPTED_ERROR} for all draws of the cell together.
 */
final class ExactDraws implements DrawCounter {

  /** What all draws of a cell may err together. */
  static final double ACCEPTED_ERROR = ExactVerdicts.ACCEPTED_ERROR;

  /** So many primes at most. */
  static final int MOST_PRIMES = ExactVerdicts.MOST_PRIMES;

  private final Circuit network;
  private final FreeColumns columns;
  private final LawBound laws;
  private final DrawInputs inputs;
  private final DrawStreams streams;
  private final Primes primes;
  private final Kernels kernels;
  private final Shortfall.Terms terms;
  private final boolean tested;
  private final List<ModularDraw> moduli = new ArrayList<>();
  private final long[] theta;

  /**
   * Counts draws of a cell.
   *
   * @param longest the most fields in a bracket
   * @param tested true if patterns are tested before their fields are absorbed
   */
  ExactDraws(LawCell cell, Kernels kernels, int longest, boolean tested) {
    this.network = cell.loss().circuit(cell.architecture());
    this.columns = new FreeColumns(network);
    this.laws = new LawBound(network);
    this.streams = DrawStreams.of(cell);
    this.inputs = cell.data().flatMap(DataChoice::inputs).<DrawInputs>map(given -> new GivenInputs(network, given))
        .orElseGet(() -> new AllInputs(network, streams.weights(), tested));
    this.primes = new Primes(streams.primes());
    this.kernels = kernels;
    this.terms = terms(cell, network, longest);
    this.tested = tested;
    this.theta = new long[network.layout().size()];
  }

  /** What all draws of a cell have in common; {@code longest} is the most fields in a bracket. */
  static Shortfall.Terms terms(LawCell cell, Circuit network, int longest) {
    return new Shortfall.Terms(new MissedRank(cell, network), Math.min(longest, BracketSampler.MOST_FIELDS),
        ACCEPTED_ERROR / cell.data().orElseThrow().draws());
  }

  @Override
  public DrawResult count(int draw, Watch watch) {
    watch.ask();
    Weights.draw(streams.weights(), draw, theta);
    ModularDraw first = modulus(0);
    first.begin(theta, DrawStreams.tests(draw, 0, false));
    inputs.explore(theta, draw, first, watch);
    int rank = first.rank();
    if (rank == columns.count()) {
      return new DrawResult(rank, rank, rank, 1, 0, inputs.used(), false, 1, 0, Optional.empty());
    }
    Shortfall shortfall = new Shortfall(terms, draw, laws.of(inputs.patterns(), theta, primes.get(0)));
    while (shortfall.open()) {
      watch.ask();
      ModularDraw modulus = absorbed(shortfall.prime(), draw, watch);
      shortfall.takeRank(modulus.rank(), modulus.tests());
      if (shortfall.lieOpen()) {
        shortfall.takeLie(anywhere(shortfall.prime(), draw, watch), watch);
      }
      shortfall.settle();
    }
    return shortfall.result(laws.dead(inputs.patterns()), inputs.used(), inputs.exhausted());
  }

  private ModularDraw modulus(int index) {
    while (moduli.size() <= index) {
      moduli.add(new ModularDraw(network, columns, primes.get(moduli.size()), kernels, streams.fields(), tested));
    }
    return moduli.get(index);
  }

  /** The draw modulo prime number {@code index}, its fields absorbed. */
  private ModularDraw absorbed(int index, int draw, Watch watch) {
    ModularDraw modulus = modulus(index);
    if (index > 0) {
      modulus.begin(theta, DrawStreams.tests(draw, index, false));
      inputs.absorbAll(modulus, watch);
    }
    return modulus;
  }

  /** The draw's patterns at random weights modulo prime number {@code index}, fields absorbed, ready for brackets. */
  private ModularDraw anywhere(int index, int draw, Watch watch) {
    ModularDraw modulus = modulus(index);
    modulus.beginAnywhere(DrawStreams.point(draw, index), DrawStreams.tests(draw, index, true));
    inputs.absorbAll(modulus, watch);
    inputs.prepareBrackets(modulus);
    return modulus;
  }
}
