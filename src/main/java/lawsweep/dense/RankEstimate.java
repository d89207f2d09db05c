package lawsweep.dense;

import java.util.List;

/**
 * What singular values tell of a rank.
 *
 * @param rank the rank; {@link #REFUSED} if they leave no gap
 * @param atLeast how many of them stand clear of the noise: a lower bound of the rank in any case
 * @param gap how many times the last value that is not noise exceeds the next one, or the noise if that is larger
 * @param tail relative to the largest value: from the last that stands clear of the noise downwards, at most 16
 */
public record RankEstimate(int rank, int atLeast, double gap, List<Double> tail) {

  /** Stands for a rank that cannot be told. */
  public static final int REFUSED = -1;

  /** Copies the list. */
  public RankEstimate {
    tail = List.copyOf(tail);
  }

  /** True if there is a rank. */
  public boolean decided() {
    return rank != REFUSED;
  }
}
