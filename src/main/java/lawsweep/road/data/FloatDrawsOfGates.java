package lawsweep.road.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.dense.RankEstimate;
import lawsweep.dense.Span;
import lawsweep.law.LawCell;
import lawsweep.lie.RealFields;
import lawsweep.lie.RealPoints;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.pattern.InputPatterns;
import lawsweep.pattern.Inputs;
import lawsweep.pattern.PatternSearch;
import lawsweep.pattern.PatternSet;
import lawsweep.pattern.ScaledInputs;
import lawsweep.pattern.Weights;
import lawsweep.random.Normals;
import lawsweep.random.Stream;
import lawsweep.work.Watch;

/**
 * Counts draws of networks with gates in float64. Weights and patterns are those of the exact road, decided exactly;
 * only the ranks are float64's.
 */
final class FloatDrawsOfGates implements DrawCounter {

  private final Circuit network;
  private final Optional<Inputs> inputs;
  private final Stream stream;
  private final PatternSearch search;
  private final PatternSet found;
  private final LawBound laws;
  private final long[] theta;
  private final int phi;
  private final boolean biased;
  private final boolean brackets;
  private final boolean everyRow;
  private final List<double[]> inSpan = new ArrayList<>();
  private Normals normals = new Normals(0);

  /**
   * Counts draws of a cell.
   *
   * @param everyRow true if repeated inputs count again and again, as in version 1: they add nothing but noise
   */
  FloatDrawsOfGates(LawCell cell, Stream stream, boolean brackets, boolean everyRow) {
    this.brackets = brackets;
    this.everyRow = everyRow;
    this.network = cell.loss().circuit(cell.architecture());
    this.inputs = cell.data().flatMap(data -> data.inputs());
    this.stream = stream;
    this.search = new PatternSearch(network);
    this.found = new PatternSet(network.neurons());
    this.laws = new LawBound(network);
    this.theta = new long[network.layout().size()];
    this.phi = theta.length - network.neurons() - Math.toIntExact(cell.loss().still(cell.architecture()));
    this.biased = cell.architecture().bias() != Bias.NONE;
  }

  @Override
  public DrawResult count(int draw, Watch watch) {
    watch.ask();
    Weights.draw(stream, draw, theta);
    found.clear();
    inSpan.clear();
    normals = new Normals(stream.word(draw, 1L << 20));
    double[] real = real();
    RealPoints points = inputs.map(this::given).orElseGet(() -> searched(draw, real, watch));
    boolean sampled = inputs.isEmpty() && !search.exhausted();
    RealFields fields = new RealFields(network, real, points);
    FloatDrawsSpan span = new FloatDrawsSpan(theta.length, fields.roundings(), normals);
    span.add(fields);
    inSpan.forEach(span::add);
    int bound = Math.min(phi, laws.of(found));
    RankEstimate first = whole(FloatDraws.settled(span.rank(), bound), bound, fields.rows());
    Optional<RankEstimate> second = Optional.empty();
    if (brackets && first.atLeast() < bound) {
      span.addBrackets(fields, bound - first.atLeast(), watch);
      second = Optional.of(whole(FloatDraws.settled(span.rank(), bound), bound, bound));
    }
    boolean doubtful = sampled && first.rank() < phi;
    int dead = first.rank() == phi ? 0 : laws.dead(found);
    return FloatDraws.result(draw, bound, first, second, dead, found.size(), doubtful);
  }

  /**
   * The estimate, or a refusal. Take x + U σ(V x) with weights of 2^15, where few neurons are active: x itself is but
   * a part of 2^-30 of it, and behind two blocks one of 2^-60, which is less than any rounding. So with several
   * features a rank is given only where it is as large as can be.
   */
  private RankEstimate whole(RankEstimate estimate, int bound, int rows) {
    boolean held =
        network.architecture().family() != Family.RESIDUAL || network.steps().size() <= 2 || network.inputs() == 1;
    return held || estimate.rank() == bound || estimate.rank() == rows ? estimate
        : new RankEstimate(RankEstimate.REFUSED, estimate.atLeast(), estimate.gap(), estimate.tail());
  }

  /**
   * The weights as float64. A ReLU network's weights may be divided by a power of two, and its biases by the product
   * of these up to their layer: that divides h by as much. Patterns and ranks stay, digits too, and the entries of a
   * row are of like size.
   */
  private double[] real() {
    double[] real = Arrays.stream(theta).asDoubleStream().toArray();
    if (network.architecture().family() != Family.RELU) {
      return real;
    }
    int shift = 0;
    for (Circuit.Step step : network.steps()) {
      shift -= 15;
      for (int i = 0; i < step.rows() * step.columns(); i++) {
        real[step.weights() + i] = Math.scalb(real[step.weights() + i], -15);
      }
      for (int i = 0; step.bias() >= 0 && i < step.rows(); i++) {
        real[step.bias() + i] = Math.scalb(real[step.bias() + i], shift);
      }
    }
    return real;
  }

  /** The given inputs at which the network is smooth. */
  private RealPoints given(Inputs given) {
    int[] patterns = InputPatterns.of(network, theta, given, found);
    IntStream rows = everyRow ? IntStream.range(0, patterns.length) : Arrays.stream(given.distinct());
    int[] smooth = rows.filter(i -> patterns[i] >= 0).toArray();
    ScaledInputs scaled = new ScaledInputs(given, smooth, biased);
    int[] of = Arrays.stream(smooth).map(i -> patterns[i]).toArray();
    return new RealPoints(smooth.length, scaled.values(), scaled.ones(), Optional.of(new RealPoints.Gates(found, of)));
  }

  /**
   * All inputs there are: searches until the patterns are exhausted, nothing is gained any more, or the rank is that
   * of φ. A random field of a pattern tells whether its fields raise the rank. Patterns that do not are left out;
   * their random fields stay, so that the spectrum shows what little they might add.
   */
  private RealPoints searched(int draw, double[] real, Watch watch) {
    search.begin(theta, stream, draw);
    Span span = new Span();
    List<Integer> raising = new ArrayList<>();
    int used = 0;
    while (!search.exhausted() && !search.saturated() && span.dimension() < phi) {
      watch.ask();
      int before = span.dimension();
      search.more(found);
      for (; used < found.size() && span.dimension() < phi; used++) {
        if (raises(new RealFields(network, real, directions(List.of(used))), used, span)) {
          raising.add(used);
        }
      }
      search.gained(span.dimension() > before);
    }
    return directions(raising);
  }

  private boolean raises(RealFields fields, int pattern, Span span) {
    int before = span.dimension();
    double[] weights = new double[fields.rows()];
    normals.fill((1L << 31) + pattern, 0, weights.length, weights, 0);
    double[] random = new double[theta.length];
    fields.sum(weights, random);
    span.add(random);
    if (span.dimension() == before) {
      inSpan.add(random);
      return false;
    }
    double[] rows = new double[fields.rows() * theta.length];
    fields.rows(rows);
    for (int i = 0; i < fields.rows(); i++) {
      span.add(Arrays.copyOfRange(rows, i * theta.length, (i + 1) * theta.length));
    }
    return true;
  }

  /** In a region fields are linear in the input and the constant: for each pattern the directions of all of them. */
  private RealPoints directions(List<Integer> patterns) {
    int features = network.inputs();
    int each = features + (biased ? 1 : 0);
    int count = patterns.size() * each;
    double[] x = new double[count * features];
    double[] ones = new double[count];
    int[] of = new int[count];
    for (int i = 0; i < count; i++) {
      of[i] = patterns.get(i / each);
      if (i % each < features) {
        x[i * features + i % each] = 1;
      } else {
        ones[i] = 1;
      }
    }
    return new RealPoints(count, x, ones, Optional.of(new RealPoints.Gates(found, of)));
  }
}
