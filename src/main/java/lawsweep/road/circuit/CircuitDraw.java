package lawsweep.road.circuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.laws.LawKind;
import lawsweep.circuit.laws.named.NamedLaws;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.CircuitSpan;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Level;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** One draw under way: a prime, a point, the laws there, and the levels sampled so far. */
final class CircuitDraw {

  /** The most levels of a draw. */
  static final int MOST_LEVELS = CircuitSpan.HIGHEST + 1;

  /** Selects the words of the linear form; sequences of the walk have other kinds. */
  private static final long FORM = 32L << 56;

  private final CircuitPoint point;
  private final Map<String, Long> kinds = new LinkedHashMap<>();
  private final List<Matrix> gradients = new ArrayList<>();
  private final NamedLaws named;
  private final CircuitSpan span;
  private final int laws;
  private final int bound;
  private final List<Level> levels = new ArrayList<>();
  private final Fingerprint fingerprint;

  /**
   * Looks for the laws at a draw's point.
   *
   * @param laws the network, with its laws if a draw before has found them
   * @param fingerprint takes in what the draw meets; nothing where the search is ended
   * @param watch asked now and then; may end the search
   */
  CircuitDraw(LawsOfCircuit laws, CircuitPoint point, Kernels kernels, Team team, Watch watch,
      Fingerprint fingerprint) {
    Network network = laws.network();
    this.point = point;
    this.fingerprint = fingerprint;
    KnownLaws known = laws.over(point.field(), watch);
    gradients.add(known.gradients(point.values()));
    this.named = NamedLaws.of(network.circuit(), watch);
    for (int law = 0; law < named.size(); law++) {
      watch.ask();
      gradients.add(named.gradients(law, point.field(), point.values()));
    }
    int sum = 0;
    for (Map.Entry<LawKind, Integer> kind : known.independent(copy(gradients.subList(0, 1)), kernels, team, watch)
        .entrySet()) {
      kinds.put(kind.getKey().word(), (long) kind.getValue());
      sum += kind.getValue();
    }
    this.laws = sum;
    this.bound = network.circuit().columns() - sum;
    this.span = new CircuitSpan(point, kernels, named.size() == 0 ? gradients.getFirst() : copy(gradients));
    note(point, kinds, fingerprint);
  }

  /**
   * Draws a prime and a point.
   *
   * @param index of the draw
   * @throws lawsweep.circuit.walk.CircuitRefusedException if there is no such point
   */
  static CircuitPoint point(Network network, Stream stream, int index) {
    return new CircuitPoint(CircuitFinding.sampled(network, index), new WalkStreams(stream, index));
  }

  /** What is left of a draw whose laws were not found in time. */
  static Draw late(CircuitPoint point, Fingerprint fingerprint) {
    note(point, Map.of(), fingerprint);
    return new Draw(point.streams().draw(), point.field().p(), 0, List.of());
  }

  private static void note(CircuitPoint point, Map<String, Long> kinds, Fingerprint fingerprint) {
    fingerprint.add("draw " + point.streams().draw() + " " + point.field().p() + " " + kinds);
  }

  /** The rows of several matrices, one after the other, in a matrix of its own. */
  private static Matrix copy(List<Matrix> matrices) {
    Matrix all = Matrix.zero(matrices.stream().mapToInt(Matrix::rows).sum(), matrices.getFirst().columns());
    int row = 0;
    for (Matrix each : matrices) {
      for (int i = 0; i < each.rows(); i++) {
        System.arraycopy(each.data(), each.index(i, 0), all.data(), all.index(row++, 0), all.columns());
      }
    }
    return all;
  }

  CircuitPoint point() {
    return point;
  }

  /**
   * The laws with a proof besides known ones: what is conserved, and how many laws that gives which are independent at
   * this point of known laws and of those before.
   */
  Map<String, Integer> named(Kernels kernels, Team team) {
    Map<String, Integer> gains = new LinkedHashMap<>();
    if (named.size() == 0) {
      return gains;
    }
    EchelonBasis basis = new EchelonBasis(point.field(), kernels, gradients.getFirst().columns());
    for (int i = 0; i < gradients.size(); i++) {
      int gain = basis.absorb(copy(gradients.subList(i, i + 1)), team);
      if (i > 0 && gain > 0) {
        gains.merge(named.text(i - 1), gain, Integer::sum);
      }
    }
    return gains;
  }

  /** N by kind at this point. */
  Map<String, Long> kinds() {
    return kinds;
  }

  /** N' at this point: known laws and named ones. */
  int proven(Kernels kernels, Team team) {
    return laws + named(kernels, team).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether r + N = D. */
  boolean full() {
    return !levels.isEmpty() && levels.getLast().rank() == bound;
  }

  /** Samples the next level to its end; if it is not, the level leaves no trace. */
  void climb(Team team, Watch watch) {
    int samples = span.samples();
    int discarded = span.discarded();
    int rank = span.climb(bound, team, watch);
    Level level =
        new Level(levels.size() + 1, span.samples() - samples, span.discarded() - discarded, rank);
    levels.add(level);
    fingerprint.add("level " + level.bracketLength() + " " + level.samples() + " " + level.discarded() + " " + rank);
    fingerprint.add(span.pivots());
    fingerprint.add(form());
  }

  private int[] form() {
    long[] words = new long[span.columns()];
    point.streams().stream().fill(FORM | (long) point.streams().draw() << 48, words);
    double[] form = new double[words.length];
    for (int i = 0; i < form.length; i++) {
      form[i] = point.field().fromWord(words[i]);
    }
    double[] values = span.reducedTimes(form);
    int[] canonical = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      canonical[i] = point.field().canonical(values[i]);
    }
    return canonical;
  }

  /** What was drawn, for the certificate. */
  Draw evidence() {
    return new Draw(point.streams().draw(), point.field().p(), laws, levels);
  }
}
