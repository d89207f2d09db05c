package lawsweep.road.flow;

import java.util.List;
import lawsweep.law.Verdict;
import lawsweep.residue.PrimeField;
import lawsweep.road.flow.FlowCertificate.Draw;
import lawsweep.road.flow.FlowCertificate.Freedom;

/**
 * What draws establish: a pure function of the network, both certificates and the draws. Counting and verification
 * both use it.
 *
 * @param rank r, the best lower bound on dim I
 * @param known N, the largest number of known laws that are independent at a draw's point
 * @param proven N', the same of all laws with a proof
 * @param verdict what follows
 * @param errorBound 0 for a proof; not a number for {@link Verdict#COMPLETE_IF_INDEPENDENT}; for extra laws, which are
 *     counted by proof, how unlikely it is that N is too low; 1 where nothing follows
 */
record FlowFinding(int rank, int known, int proven, Verdict verdict, double errorBound) {

  /** A verdict without proof needs its error bound below this. */
  static final double ACCEPTED_ERROR = 1e-12;

  /** What follows. */
  static FlowFinding of(FlowNetwork network, Freedom freedom, List<Draw> draws) {
    int rank = draws.stream().mapToInt(Draw::rank).max().orElse(0);
    int known = draws.stream().mapToInt(Draw::known).max().orElse(0);
    int proven = draws.stream().mapToInt(Draw::proven).max().orElse(0);
    int dimension = network.motion().dimension();
    if (rank + known == dimension) {
      return freedom.proved()
          ? new FlowFinding(rank, known, proven, Verdict.COMPLETE, 0)
          : new FlowFinding(rank, known, proven, Verdict.COMPLETE_IF_INDEPENDENT, Double.NaN);
    }
    double error = freedom.proved() && rank + proven == dimension ? fewLaws(network, known, draws) : 1;
    return new FlowFinding(rank, known, proven, error < ACCEPTED_ERROR ? Verdict.EXTRA : Verdict.UNDECIDED, error);
  }

  /**
   * How likely it is at most that more known laws are independent, and all draws that have N miss them. A gradient's
   * entries are linear, times a power of the parameter where there is a metric; an (N+1)-minor that is not 0 vanishes
   * at a random point with probability at most degree/p (Schwartz, Zippel), and mod p at all points for few primes.
   */
  private static double fewLaws(FlowNetwork network, int known, List<Draw> draws) {
    int power = network.powers().stream().mapToInt(Integer::intValue).max().orElse(0);
    double minor = known + 1.0;
    double each = minor * (1 + power) / PrimeField.MIN
        + minor * (8 + Math.log(minor) / Math.log(2)) / 22 / (PrimeField.PRIMES / 4.1);
    return Math.pow(Math.min(1, each), (double) draws.stream().filter(draw -> draw.known() == known).count());
  }
}
