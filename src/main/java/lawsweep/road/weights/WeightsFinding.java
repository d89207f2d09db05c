package lawsweep.road.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lawsweep.law.Fingerprint;
import lawsweep.law.LawCell;
import lawsweep.law.LawCount;
import lawsweep.law.Verdict;
import lawsweep.road.weights.WeightsCertificate.Climb;
import lawsweep.road.weights.WeightsCertificate.Draw;
import lawsweep.road.weights.WeightsCertificate.Patterns;
import lawsweep.road.weights.WeightsCertificate.Space;

/**
 * What draws establish: a pure function of the cell, the draws and the patterns. Counting and verification both use it.
 *
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param laws N, the largest number of known laws that are independent at a draw's random weights
 * @param levelDims dim W_0(θ), … up to the first level that equals r
 * @param verdict what follows
 * @param errorBound 0 for a proof, 1 for none; not a number where draws agree and no bound is known
 * @param why why nothing follows; empty otherwise
 */
record WeightsFinding(int rank, int laws, List<Integer> levelDims, Verdict verdict, double errorBound, String why) {

  /**
   * What a count rests on.
   *
   * @param kinds N by kind
   */
  record Basis(Map<String, Long> kinds, Optional<Patterns> patterns, List<Draw> draws) {}

  /** What follows from draws. */
  static WeightsFinding of(LawCell cell, List<Draw> draws, Optional<Patterns> patterns) {
    int rank = draws.stream().mapToInt(Draw::rank).max().orElse(0);
    int laws = draws.stream().mapToInt(Draw::laws).max().orElse(0);
    List<Integer> dims = levelDims(draws, rank);
    if (!draws.isEmpty() && !draws.getFirst().levels().isEmpty() && rank + laws == cell.parameters()) {
      return new WeightsFinding(rank, laws, dims, Verdict.AT_THESE_WEIGHTS, 0, "");
    }
    OptionalInt most = inside(draws);
    boolean agree =
        draws.size() >= WeightsCounter.AGREEING && draws.stream().allMatch(draw -> draw.space().isPresent());
    if (!agree) {
      return new WeightsFinding(rank, laws, dims, Verdict.UNDECIDED, 1, "the search did not come to its end");
    }
    if (most.orElse(0) > rank) {
      return new WeightsFinding(rank, laws, dims, Verdict.UNDECIDED, 1, "random weights in the space that training"
          + " cannot leave have " + most.getAsInt() + ", these at least " + rank);
    }
    if (patterns.filter(found -> !found.all()).isPresent()) {
      return new WeightsFinding(rank, laws, dims, Verdict.UNDECIDED, 1, "the network may have more activation patterns"
          + " than the " + patterns.get().count() + " that random inputs showed");
    }
    return new WeightsFinding(rank, laws, dims, Verdict.AT_THESE_WEIGHTS, Double.NaN, "");
  }

  /** The largest dimension at random points of the space that fields do not leave. */
  private static OptionalInt inside(List<Draw> draws) {
    return draws.stream().flatMap(draw -> draw.space().stream()).map(Space::inside).mapToInt(Climb::rank).max();
  }

  private static List<Integer> levelDims(List<Draw> draws, int rank) {
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; dims.isEmpty() || dims.getLast() < rank; level++) {
      int best = -1;
      for (Draw draw : draws) {
        if (level < draw.levels().size()) {
          best = Math.max(best, draw.levels().get(level).rank());
        }
      }
      if (best < 0) {
        break;
      }
      dims.add(best);
    }
    return dims;
  }

  /**
   * The count.
   *
   * @param ended why the search ended early; empty if it did not
   */
  LawCount count(LawCell cell, Basis basis, Fingerprint fingerprint, String ended) {
    basis.patterns.ifPresent(found -> fingerprint.add("patterns " + found.count() + " " + found.all()));
    fingerprint.add(rank + " " + laws + " " + verdict.label());
    WeightsCertificate certificate = new WeightsCertificate(WeightsCounter.ENGINE, cell, basis.kinds, basis.patterns,
        basis.draws, rank, fingerprint.hex());
    long parameters = cell.parameters();
    long left = parameters - rank;
    int length = basis.draws.stream().mapToInt(draw -> draw.levels().size()).max().orElse(0);
    String reason = verdict != Verdict.UNDECIDED ? "" : ended.isEmpty() ? why : ended;
    return new LawCount(parameters, levelDims, rank, left, laws, left - laws, verdict, length, errorBound, reason,
        certificate);
  }
}
