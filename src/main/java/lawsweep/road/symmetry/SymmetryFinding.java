package lawsweep.road.symmetry;

import java.util.List;
import lawsweep.law.Verdict;
import lawsweep.road.symmetry.SymmetryCertificate.Draw;
import lawsweep.road.symmetry.SymmetryCertificate.Laws;

/**
 * What draws establish. Only where the rank meets laws with a proof is it the dimension: fields of symmetric data may
 * need longer series than were taken.
 *
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param verdict what follows
 * @param errorBound 0 for a proof; for {@link Verdict#EXTRA} how likely it is at most that some of the laws are known
 *     ones; 1 where nothing follows
 */
record SymmetryFinding(int rank, Verdict verdict, double errorBound) {

  /**
   * What follows.
   *
   * @param parameters D
   * @param mistaken how likely it is at most that there are more known laws than N
   */
  static SymmetryFinding of(long parameters, Laws laws, List<Draw> draws, double mistaken) {
    int rank = draws.stream().mapToInt(Draw::rank).max().orElse(0);
    boolean sampled = draws.stream().anyMatch(draw -> !draw.flows().isEmpty());
    if (sampled && rank + laws.known() == parameters) {
      return new SymmetryFinding(rank, Verdict.COMPLETE, 0);
    }
    return sampled && rank + laws.proven() == parameters && mistaken < KnownNumber.ACCEPTED_ERROR
        ? new SymmetryFinding(rank, Verdict.EXTRA, mistaken)
        : new SymmetryFinding(rank, Verdict.UNDECIDED, 1);
  }
}
