package lawsweep.road.flow;

import java.util.ArrayList;
import java.util.List;
import lawsweep.circuit.flow.CircuitFields;
import lawsweep.circuit.flow.PhasePoint;
import lawsweep.circuit.flow.PhaseSpan;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.road.flow.FlowCertificate.Orders;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** One draw under way: a prime, a point of phase space, the laws there, and the flows followed so far. */
final class FlowDraw {

  /** Selects the words of the linear form; sequences of the walk have other kinds. */
  private static final long FORM = 33L << 56;

  private final CircuitPoint point;
  private final Team team;
  private final Watch watch;
  private final Fingerprint fingerprint;
  private final PhaseSpan span;
  private final int dimension;
  private final int known;
  private final int proven;
  private final boolean timed;
  private final List<Orders> flows = new ArrayList<>();
  private final List<Integer> ranks = new ArrayList<>();
  private int most;
  private int grown;
  private int highest;

  /**
   * Looks for the laws at a draw's point.
   *
   * @param fingerprint takes in what the draw meets
   * @param watch asked now and then; may end the search
   */
  FlowDraw(FlowNetwork network, CircuitPoint point, Kernels kernels, Team team, Watch watch, Fingerprint fingerprint) {
    this.point = point;
    this.team = team;
    this.watch = watch;
    this.fingerprint = fingerprint;
    PhasePoint phase = new PhasePoint(new CircuitFields(point), network.motion());
    FlowLaws laws = FlowLaws.of(network, phase, watch);
    this.dimension = phase.motion().dimension();
    this.known = laws.rank(laws.known(), kernels, team);
    this.proven = laws.rank(laws.all(), kernels, team);
    this.timed = laws.timed();
    this.span = new PhaseSpan(phase, kernels, laws.all());
    fingerprint.add("draw " + point.streams().draw() + " " + point.field().p() + " " + known + " " + proven);
  }

  /**
   * Draws a prime and parameters.
   *
   * @throws lawsweep.circuit.walk.CircuitRefusedException if there is no such point
   */
  static CircuitPoint point(FlowNetwork network, Stream stream, int index) {
    return new CircuitPoint(network.circuit(), new WalkStreams(stream, index));
  }

  int known() {
    return known;
  }

  int proven() {
    return proven;
  }

  int rank() {
    return ranks.isEmpty() ? evidence().rank() : ranks.getLast();
  }

  /** Whether a law depends on time. */
  boolean timed() {
    return timed;
  }

  /** Whether r + N' = n. */
  boolean full() {
    return rank() == dimension - proven;
  }

  /** The highest order that brought anything, of all flows. */
  int grown() {
    return grown;
  }

  /** The highest order that was taken, of all flows. */
  int highest() {
    return highest;
  }

  /** Begins another flow. */
  void begin(int mostOrder) {
    end();
    most = mostOrder;
    span.begin(mostOrder);
  }

  /** Takes the next order; if the time is up meanwhile it leaves no trace. */
  void climb() {
    int before = rank();
    int rank = span.climb(dimension - proven, team, watch);
    if (ranks.isEmpty()) {
      fingerprint.add("flow " + most);
    }
    ranks.add(rank);
    int order = ranks.size() - 1;
    grown = rank > before ? Math.max(grown, order) : grown;
    highest = Math.max(highest, order);
    fingerprint.add("order " + order + " " + rank);
    fingerprint.add(span.pivots());
    fingerprint.add(form());
  }

  private int[] form() {
    PrimeField field = point.field();
    long[] words = new long[dimension];
    point.streams().stream().fill(FORM | (long) point.streams().draw() << 48, words);
    double[] form = new double[words.length];
    for (int i = 0; i < form.length; i++) {
      form[i] = field.fromWord(words[i]);
    }
    double[] values = span.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = field.canonical(values[i]);
    }
    return canonical;
  }

  private void end() {
    if (!ranks.isEmpty()) {
      flows.add(new Orders(most, ranks));
      ranks.clear();
    }
  }

  /** What was drawn, for the certificate; ends a flow that is under way. */
  Draw evidence() {
    end();
    return new Draw(point.streams().draw(), point.field().p(), known, proven, flows);
  }
}
