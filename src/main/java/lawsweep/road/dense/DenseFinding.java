package lawsweep.road.dense;

import java.util.ArrayList;
import java.util.List;
import lawsweep.law.Verdict;
import lawsweep.law.known.KnownLaws;
import lawsweep.law.known.LawRanks;
import lawsweep.network.Architecture;

/**
 * What draws establish: a pure function of the architecture, the ranks of its laws and the draws' levels. Counting
 * and verification both use it.
 *
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param levelDims dim W_0(θ), … up to the first level that equals r, or fewer if no draw has sampled more
 * @param verdict complete if r + N' = D and N' = N. Extra, with or without a proof of r + N' = D, only if D - r
 *     exceeds the proved bound on the number of known laws: an unlucky N cannot pass for extra laws. Else undecided
 * @param errorBound 0 for a proof; for an extra without one, and for undecided, the probability reached so far
 */
record DenseFinding(int rank, List<Integer> levelDims, Verdict verdict, double errorBound) {

  /** A verdict without proof needs its error bound below this. */
  static final double ACCEPTED_ERROR = 1e-12;

  static DenseFinding of(Architecture a, LawRanks laws, List<DenseCertificate.Draw> draws) {
    int rank = 0;
    for (DenseCertificate.Draw draw : draws) {
      rank = Math.max(rank, draw.rank());
    }
    List<Integer> dims = levelDims(draws, rank);
    long proven = a.parameters() - laws.proven();
    if (rank > proven) {
      throw new IllegalStateException(
          "rank " + rank + " exceeds D - N' = " + proven + " for " + a.widthsLabel() + ": the known laws are wrong");
    }
    boolean beyondKnown = a.parameters() - rank > KnownLaws.bound(a);
    if (rank < proven) {
      double error = agreement(a, rank, draws);
      boolean extra = beyondKnown && error < ACCEPTED_ERROR;
      return new DenseFinding(rank, dims, extra ? Verdict.EXTRA : Verdict.UNDECIDED, error);
    }
    if (laws.known() == laws.proven()) {
      return new DenseFinding(rank, dims, Verdict.COMPLETE, 0);
    }
    return beyondKnown ? new DenseFinding(rank, dims, Verdict.EXTRA, 0)
        : new DenseFinding(rank, dims, Verdict.UNDECIDED, 1);
  }

  private static List<Integer> levelDims(List<DenseCertificate.Draw> draws, int rank) {
    List<Integer> dims = new ArrayList<>();
    for (int level = 0; dims.isEmpty() || dims.getLast() < rank; level++) {
      int best = 0;
      for (DenseCertificate.Draw draw : draws) {
        if (level < draw.levels().size()) {
          best = Math.max(best, draw.levels().get(level).rank());
        }
      }
      if (best == 0) {
        break;
      }
      dims.add(best);
    }
    return dims;
  }

  /**
   * The product of the bounds of all draws that repeat the first one with rank r: the same ranks on every level, the
   * last two equal though the last was sampled. (The other levels have samples enough: as many as they gained.) Draws
   * with folded columns do not count.
   */
  private static double agreement(Architecture a, int rank, List<DenseCertificate.Draw> draws) {
    List<Integer> pilot = null;
    double error = 1;
    for (DenseCertificate.Draw draw : draws) {
      List<Integer> ranks = draw.levels().stream().map(DenseCertificate.Level::rank).toList();
      boolean whole = draw.columns() == a.parameters();
      if (!whole || !stagnated(ranks) || ranks.getLast() != rank || draw.levels().getLast().samples() == 0) {
        continue;
      }
      if (pilot == null) {
        pilot = ranks;
      } else if (ranks.equals(pilot)) {
        error *= Math.min(1, ErrorBound.perDraw(a, rank, ranks.size()));
      }
    }
    return error;
  }

  /** Whether the last level added nothing to the one before (papers/000, Lemma 3.2). */
  static boolean stagnated(List<Integer> ranks) {
    int n = ranks.size();
    return n >= 2 && ranks.get(n - 1).equals(ranks.get(n - 2));
  }
}
