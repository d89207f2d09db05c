package lawsweep.road.data;

import java.util.Optional;
import lawsweep.dense.RankEstimate;
import lawsweep.law.LawCell;
import lawsweep.random.Stream;
import lawsweep.work.Watch;

/**
 * Counts draws in float64. dim W_0(θ) is the rank of the fields' rows if their singular values leave a gap. dim
 * Lie(W_0)(θ) is known where W_0(θ) meets an upper bound, or where W_1(θ) does, or where W_1(θ) = W_0(θ) (papers/000,
 * Lemma 3.2). What singular values do not tell stays undecided, and so does a Lie algebra that needs longer brackets.
 *
 * <p>Networks with gates take the weights and the patterns of the exact road. Ranks of float64 come without a
 * probability of error: the gap stands for it.
 */
final class FloatDraws implements DrawCounter {

  private final DrawCounter counter;

  /**
   * Counts draws of a cell.
   *
   * @param stream where weights and lines come from, also on the exact road
   * @param longest the most fields in a bracket; more than two are never used
   * @param everyRow whether repeated inputs count again and again, as in version 1
   */
  FloatDraws(LawCell cell, Stream stream, int longest, boolean everyRow) {
    counter = cell.architecture().family().smooth() ? new SmoothDraws(cell, stream, longest > 1)
        : new FloatDrawsOfGates(cell, stream, longest > 1, everyRow);
  }

  @Override
  public DrawResult count(int draw, Watch watch) {
    return counter.count(draw, watch);
  }

  /**
   * What the spectra of W_0 and W_1 say together.
   *
   * @param draw the draw
   * @param bound an upper bound on dim Lie(W_0)(θ)
   * @param first the rank of W_0, decided or not
   * @param second that of W_1; empty if it was not looked at
   * @param dead neurons that are never active
   * @param patterns patterns used
   * @param sampled true if patterns may be missing
   */
  static DrawResult result(
      int draw,
      int bound,
      RankEstimate first,
      Optional<RankEstimate> second,
      int dead,
      int patterns,
      boolean sampled) {
    int rank = first.decided() ? first.rank() : DrawResult.UNDECIDED;
    int atLeast = Math.max(first.atLeast(), second.map(RankEstimate::atLeast).orElse(0));
    int lie = DrawResult.UNDECIDED;
    if (atLeast >= bound) {
      lie = bound;
    } else if (rank != DrawResult.UNDECIDED && second.map(RankEstimate::rank).orElse(RankEstimate.REFUSED) == rank) {
      lie = rank;
    }
    Optional<SpectrumTail> tail = Optional.empty();
    if (!first.decided()) {
      tail = Optional.of(new SpectrumTail(draw, "W_0", first.tail()));
    } else if (lie == DrawResult.UNDECIDED) {
      tail = second.filter(level -> !level.decided()).map(level -> new SpectrumTail(draw, "W_1", level.tail()));
    }
    return new DrawResult(rank, lie, Math.max(0, Math.min(atLeast, bound)), second.isPresent() ? 2 : 1, dead, patterns,
        sampled, 0, 0, tail);
  }

  /** An estimate that a proved upper bound settles: {@code bound} if so many values stand clear of the noise. */
  static RankEstimate settled(RankEstimate estimate, int bound) {
    return estimate.atLeast() < bound ? estimate
        : new RankEstimate(bound, bound, estimate.gap(), estimate.tail());
  }
}
