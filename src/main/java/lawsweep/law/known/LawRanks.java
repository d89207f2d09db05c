package lawsweep.law.known;

import lawsweep.kernel.Kernels;
import lawsweep.lie.FieldStreams;
import lawsweep.lie.Point;
import lawsweep.network.Architecture;
import lawsweep.random.Stream;
import lawsweep.residue.PrimeField;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * The laws at hand before any bracket is taken.
 *
 * @param known N, the rank of the gradients of the known laws
 * @param proven N', their rank together with the laws of {@link ScalarBlocks}
 */
public record LawRanks(long known, long proven) {

  /** Random points tried until the rank meets {@link KnownLaws#bound}. */
  private static final int ATTEMPTS = 4;

  /** Computes both exactly. */
  public static LawRanks compute(Architecture a, Stream stream, Kernels kernels, Team team, Watch watch) {
    ScalarBlocks blocks = ScalarBlocks.of(a);
    long known = rank(a, stream, kernels, team, watch);
    if (!blocks.any()) {
      return new LawRanks(known, known);
    }
    long rest = blocks.hasHiddenLayer() ? rank(blocks.collapsedNetwork(a), stream, kernels, team, watch) : 0;
    return new LawRanks(known, blocks.freed() + rest);
  }

  /** The rank at a sparse point; random points take over if it should fall short of the bound. */
  private static long rank(Architecture a, Stream stream, Kernels kernels, Team team, Watch watch) {
    long rank = sparseRank(a, watch);
    return rank == KnownLaws.bound(a) ? rank : Math.max(rank, denseRank(a, stream, kernels, team, watch));
  }

  /**
   * Linear: the rank at a {@link MatchingPoint}. ReLU: the number of hidden neurons. It is reached where each of them
   * has one edge to the layer before it, and all else is 0: only its own law and one of the layer before touch that
   * entry, so the rows are triangular.
   */
  static long sparseRank(Architecture a, Watch watch) {
    return switch (a.family()) {
      case LINEAR -> MatchingPoint.of(a).rank(watch);
      case RELU -> a.hiddenNeurons();
      default -> throw new IllegalArgumentException("no known laws of " + a.family().label() + " networks here");
    };
  }

  /** The best rank at random points, of which a few are tried: one below the bound may be bad luck. */
  static long denseRank(Architecture a, Stream stream, Kernels kernels, Team team, Watch watch) {
    long bound = KnownLaws.bound(a);
    long best = 0;
    for (int attempt = 0; attempt < ATTEMPTS && best < bound; attempt++) {
      FieldStreams streams = new FieldStreams(stream, attempt);
      PrimeField field = new PrimeField(streams.prime());
      Point point = Point.random(a, field, streams, streams.lawPoint());
      best = Math.max(best, KnownLaws.rank(point, kernels, team, watch));
    }
    return best;
  }

  /** A way to compute them; tests hide laws to see how a count without proof goes. */
  @FunctionalInterface
  public interface Source {

    /** As {@link LawRanks#compute}. */
    LawRanks compute(Architecture a, Stream stream, Kernels kernels, Team team, Watch watch);
  }
}
