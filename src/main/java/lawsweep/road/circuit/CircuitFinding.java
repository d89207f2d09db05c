package lawsweep.road.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitCost;
import lawsweep.law.NetLine;
import lawsweep.law.Verdict;
import lawsweep.road.circuit.CircuitCertificate.Draw;
import lawsweep.road.circuit.CircuitCertificate.Freedom;

/**
 * What draws establish: a pure function of the network, the two certificates and the draws. Counting and verification
 * both use it.
 *
 * @param rank r, the best lower bound on dim Lie(W_0)(θ)
 * @param laws N, the largest number of known laws that are independent at a draw's point
 * @param levelDims dim W_0(θ), … up to the first level that equals r
 * @param verdict what follows
 * @param errorBound 0 for a proof; not a number for {@link Verdict#COMPLETE_IF_INDEPENDENT}; else how unlikely it is
 *     that so many draws agree by chance; where laws with a proof are as many as r leaves, only in N
 */
record CircuitFinding(int rank, int laws, List<Integer> levelDims, Verdict verdict, double errorBound) {

  /** A verdict without proof needs its error bound below this. */
  static final double ACCEPTED_ERROR = 1e-12;

  /** The first draw that takes all contexts of tokens together. */
  private static final int TOGETHER = 2;

  /**
   * What follows.
   *
   * @param proven N', the known laws together with those that are named
   */
  static CircuitFinding of(NetLine line, Freedom freedom, long proven, List<Draw> draws) {
    int rank = draws.stream().mapToInt(Draw::rank).max().orElse(0);
    int laws = draws.stream().mapToInt(Draw::laws).max().orElse(0);
    List<Integer> dims = levelDims(draws, rank);
    if (rank + laws == line.parameters() && draws.stream().anyMatch(draw -> !draw.levels().isEmpty())) {
      return freedom.proved()
          ? new CircuitFinding(rank, laws, dims, Verdict.COMPLETE, 0)
          : new CircuitFinding(rank, laws, dims, Verdict.COMPLETE_IF_INDEPENDENT, Double.NaN);
    }
    double error = 1;
    if (freedom.proved() && rank + proven == line.parameters()) {
      error = fewLaws(line, laws, draws);
    } else if (freedom.proved()) {
      error = telling(line.network()).map(each -> agreement(line, each, rank, draws)).orElse(1.0);
    }
    return new CircuitFinding(rank, laws, dims, error < ACCEPTED_ERROR ? Verdict.EXTRA : Verdict.UNDECIDED, error);
  }

  /**
   * The circuit in whose draws samples that bring nothing more say something; empty if there is none. Where tokens are
   * drawn by chance some contexts may have been missed.
   */
  static Optional<Circuit> telling(Network network) {
    Circuit circuit = network.circuit();
    Optional<Circuit> telling = Contexts.drawn(network) ? Contexts.together(network) : Optional.of(circuit);
    return telling.filter(each -> !CircuitCost.of(each).partial());
  }

  /** What a draw samples: from the third on all contexts of tokens together, if that is possible. */
  static Circuit sampled(Network network, int draw) {
    return draw < TOGETHER ? network.circuit() : telling(network).orElse(network.circuit());
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

  /** How likely it is at most that there are more known laws, and all draws that have N miss them. */
  private static double fewLaws(NetLine line, int laws, List<Draw> draws) {
    double each = Math.min(1, CircuitBound.of(line.network().circuit()).perDraw(laws, 1));
    return Math.pow(each, (double) draws.stream().filter(draw -> draw.laws() == laws).count());
  }

  /**
   * How likely it is at most that the dimension is larger, or the laws more, and all draws that repeat the first one
   * with rank r miss it.
   */
  private static double agreement(NetLine line, Circuit telling, int rank, List<Draw> draws) {
    int laws = draws.stream().mapToInt(Draw::laws).max().orElse(0);
    CircuitBound bound = CircuitBound.of(telling);
    int from = Contexts.drawn(line.network()) ? TOGETHER : 0;
    List<Integer> pilot = null;
    double missedRank = 1;
    double missedLaws = 1;
    for (Draw draw : draws) {
      if (draw.index() < from || !draw.stagnated() || draw.rank() != rank) {
        continue;
      }
      if (pilot == null) {
        pilot = draw.ranks();
      } else if (draw.ranks().equals(pilot)) {
        missedRank *= Math.min(1, bound.perDraw(rank, draw.levels().size()));
        missedLaws *= Math.min(1, bound.perDraw(laws, 1));
      }
    }
    return Math.min(1, missedRank + missedLaws);
  }
}
