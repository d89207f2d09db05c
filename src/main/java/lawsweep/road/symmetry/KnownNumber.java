package lawsweep.road.symmetry;

import java.util.LinkedHashMap;
import java.util.Map;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.laws.KnownLaws;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.Kernels;
import lawsweep.law.LawCell;
import lawsweep.random.Stream;
import lawsweep.road.circuit.CircuitBound;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * N: how many laws a network has whatever the data, at the best of some random points.
 *
 * @param laws the laws
 * @param kinds N by kind
 * @param mistaken how likely it is at most that N is larger; 0 where a formula gives it
 */
record KnownNumber(KnownLaws laws, Map<String, Long> kinds, double mistaken) {

  /** A verdict that hangs on N needs its error bound below this. */
  static final double ACCEPTED_ERROR = 1e-12;

  private static final int MOST_POINTS = 8;

  /**
   * Finds the laws of a cell's circuit, and how many are independent.
   *
   * @param watch asked often; may end the search
   */
  static KnownNumber of(LawCell cell, Circuit circuit, Kernels kernels, Team team, Watch watch) {
    Stream stream = Stream.named("lawsweep symmetry laws " + cell.sweepSeed() + " " + cell.key());
    KnownLaws found = null;
    Map<String, Long> best = new LinkedHashMap<>();
    double mistaken = 1;
    for (int i = 0; i < MOST_POINTS && mistaken >= ACCEPTED_ERROR; i++) {
      CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(stream, i));
      KnownLaws here = found == null ? KnownLaws.of(circuit, point.field(), watch)
          : found.in(point.field(), watch);
      found = found == null ? here : found;
      Map<String, Long> kinds = new LinkedHashMap<>();
      here.independent(here.gradients(point.values()), kernels, team, watch)
          .forEach((kind, number) -> kinds.put(kind.word(), (long) number));
      long more = sum(kinds) - sum(best);
      mistaken = more > 0 ? 1 : mistaken;
      best = more > 0 || i == 0 ? kinds : best;
      if (more >= 0 || i == 0) {
        mistaken *= Math.min(1, CircuitBound.of(circuit).perDraw(sum(best), 1));
      }
      if (cell.line().isEmpty()
          && sum(best) == lawsweep.law.known.KnownLaws.bound(cell.architecture())) {
        mistaken = 0;
      }
    }
    return new KnownNumber(found, best, mistaken);
  }

  private static long sum(Map<String, Long> kinds) {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }
}
