package lawsweep.road.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.random.Stream;
import lawsweep.residue.DyadicResidues;
import lawsweep.residue.Matrix;
import lawsweep.residue.PrimeField;
import lawsweep.road.weights.WeightsCertificate.Climb;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.road.weights.WeightsCertificate.Level;
import lawsweep.road.weights.WeightsCertificate.Space;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** One draw under way: a prime, the weights modulo it, and the levels sampled there so far. */
final class WeightsDraw {

  /** Selects the words of the linear form; sequences of the walk have other kinds. */
  private static final long FORM = 33L << 56;

  /** Selects the random numbers of points in a space. */
  private static final long INSIDE = 34L << 56;

  private final Question question;
  private final Kernels kernels;
  private final Team team;
  private final Watch watch;
  private final Fingerprint fingerprint;
  private final WalkStreams streams;
  private final PrimeField field;
  private final double[] theta;
  private final CircuitSpan span;
  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private final int laws;
  private final int bound;
  private final List<Level> levels = new ArrayList<>();
  private Optional<Climb> generic = Optional.empty();
  private Optional<Space> space = Optional.empty();

  /**
   * What all draws of a count have in common.
   *
   * @param circuit the network with free gates, at random weights
   * @param here the same at the weights: with their patterns where these are asked for
   * @param laws makes the known laws over residues
   * @param weights θ
   * @param stream where random numbers come from
   */
  record Question(Circuit circuit, Circuit here, Laws laws, double[] weights, Stream stream) {}

  /** Makes the known laws over the residues of a draw. */
  interface Laws {
    KnownLaws over(PrimeField field, Watch watch);
  }

  /**
   * Begins a draw.
   *
   * @param watch asked now and then; may end the work
   */
  WeightsDraw(Question question, int index, Kernels kernels, Team team, Watch watch, Fingerprint fingerprint) {
    this.question = question;
    this.kernels = kernels;
    this.team = team;
    this.watch = watch;
    this.fingerprint = fingerprint;
    this.streams = new WalkStreams(question.stream, index);
    this.field = new PrimeField(streams.prime());
    DyadicResidues residues = new DyadicResidues(field);
    this.theta = new double[question.weights.length];
    for (int i = 0; i < theta.length; i++) {
      theta[i] = residues.of(question.weights[i]);
    }
    KnownLaws known = question.laws.over(field, watch);
    CircuitPoint anywhere = new CircuitPoint(question.circuit, streams);
    Matrix gradients = known.gradients(anywhere.values());
    for (Map.Entry<LawKind, Integer> kind : known.independent(gradients, kernels, team, watch).entrySet()) {
      kinds.put(kind.getKey().word(), (long) kind.getValue());
    }
    this.laws = kinds.values().stream().mapToInt(Long::intValue).sum();
    this.bound = theta.length - laws;
    this.span = new CircuitSpan(CircuitPoint.at(question.here, streams, field, theta), kernels,
        known.gradients(theta));
    fingerprint.add("draw " + index + " " + field.p() + " " + kinds);
  }

  /** N by kind at random weights. */
  Map<String, Long> kinds() {
    return kinds;
  }

  /** Whether r + N = D. */
  boolean full() {
    return rank() == bound;
  }

  private int rank() {
    return levels.isEmpty() ? 0 : levels.getLast().rank();
  }

  /** How many levels in a row have added nothing; the first one counts if there is nothing in it. */
  int idle() {
    int idle = 0;
    for (int i = levels.size() - 1; i >= 0 && levels.get(i).rank() == (i == 0 ? 0 : levels.get(i - 1).rank()); i--) {
      idle++;
    }
    return idle;
  }

  /** How many levels were sampled at θ. */
  int height() {
    return levels.size();
  }

  /** Whether random points of the space that fields do not leave have a larger dimension than θ so far. */
  boolean belowSpace() {
    return space.filter(found -> found.inside().rank() > rank()).isPresent();
  }

  /** Samples the next level at θ to its end; if it is not, the level leaves no trace. */
  void climb() {
    int samples = span.samples();
    int rank = span.climb(bound, team, watch);
    levels.add(new Level(levels.size() + 1, span.samples() - samples, rank));
    fingerprint.add("level " + levels.size() + " " + (span.samples() - samples) + " " + rank);
    fingerprint.add(span.pivots());
    fingerprint.add(form());
  }

  private int[] form() {
    double[] form = random(FORM | (long) streams.draw() << 48, span.columns());
    double[] values = span.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    return canonical;
  }

  private double[] random(long sequence, int size) {
    long[] words = new long[size];
    question.stream.fill(sequence, words);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = field.fromWord(words[i]);
    }
    return numbers;
  }

  /**
   * Climbs at random weights.
   *
   * @param most the most levels
   */
  void compare(int most) {
    generic = Optional.of(climb(new CircuitPoint(question.circuit, streams), most));
  }

  /**
   * Finds the space that fields do not leave, and climbs at a random point of it.
   *
   * @param most the most levels
   */
  void enclose(int most) {
    InvariantSpace found = new InvariantSpace(question.here, streams, field, theta, kernels);
    found.grow(round -> random(INSIDE | (long) streams.draw() << 48 | round, theta.length), team, watch);
    double[] point = found.point(random(INSIDE | (long) streams.draw() << 48 | InvariantSpace.LAST, theta.length));
    Climb inside = climb(CircuitPoint.at(question.here, found.streams(InvariantSpace.LAST), field, point), most);
    space = Optional.of(new Space(found.dimension(), inside));
  }

  /** Climbs at a point until a level adds nothing, or the bound is met. */
  private Climb climb(CircuitPoint point, int most) {
    CircuitSpan there = new CircuitSpan(point, kernels, Matrix.zero(0, theta.length));
    List<Integer> ranks = new ArrayList<>();
    int before = -1;
    int rank = 0;
    while (rank > before && rank < bound && ranks.size() < most) {
      before = ranks.isEmpty() ? -1 : rank;
      rank = there.climb(bound, team, watch);
      ranks.add(rank);
    }
    return new Climb(ranks);
  }

  /** What was drawn, for the certificate; ends the draw. */
  Draw evidence() {
    fingerprint.add("generic " + generic + ", space " + space);
    return new Draw(streams.draw(), field.p(), laws, levels, generic, space);
  }
}
