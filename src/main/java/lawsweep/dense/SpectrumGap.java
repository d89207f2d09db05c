package lawsweep.dense;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a rank from singular values σ_1 ≥ σ_2 ≥ …, which errors may have moved by the noise ν, or refuses.
 *
 * <p>By Weyl's inequality the rank is at least the number r of values above ν. It is r exactly if the values behind
 * are zero but for errors. No computation can tell those from values that are merely smaller than ν. So a rank is
 * given only if the spectrum breaks off:
 *
 * <ul>
 *   <li>no value lies between ν and {@value #GAP} ν: an estimate of ν that is wrong by that factor changes nothing;
 *   <li>unless r is as large as the matrix admits, σ_r is at least {@value #GAP} s ν, where s is the largest ratio
 *       of one value to the next among the first r. So another value, even {@value #GAP} times smaller than the
 *       steepest step so far lets expect, would still have been seen. Without this rule a spectrum that falls by steps
 *       (the powers of a small input in a Taylor series, say) would be cut where it passes through the noise.
 * </ul>
 */
final class SpectrumGap {

  /** How far values must stand above the noise. */
  static final double GAP = 1e3;

  private static final int LONGEST_TAIL = 16;

  private SpectrumGap() {}

  /**
   * Reads the rank.
   *
   * @param values decreasing
   * @param noise ν
   * @param most the largest rank that the matrix admits
   */
  static RankEstimate read(double[] values, double noise, int most) {
    int above = count(values, noise);
    int clear = count(values, GAP * noise);
    double last = above == 0 ? 0 : values[above - 1];
    double next = Math.max(noise, above < values.length ? values[above] : 0);
    boolean breaksOff = above == most || above == 0 || last >= GAP * steepest(values, above) * noise;
    int rank = clear == above && breaksOff ? above : RankEstimate.REFUSED;
    return new RankEstimate(rank, clear, above == 0 ? Double.POSITIVE_INFINITY : last / next, tail(values, clear));
  }

  private static int count(double[] values, double limit) {
    int count = 0;
    while (count < values.length && values[count] > limit) {
      count++;
    }
    return count;
  }

  private static double steepest(double[] values, int count) {
    double steepest = 1;
    for (int i = 1; i < count; i++) {
      steepest = Math.max(steepest, values[i - 1] / values[i]);
    }
    return steepest;
  }

  private static List<Double> tail(double[] values, int clear) {
    List<Double> tail = new ArrayList<>();
    int from = Math.max(0, clear - 1);
    for (int i = from; i < Math.min(values.length, from + LONGEST_TAIL); i++) {
      tail.add(values[0] == 0 ? 0 : values[i] / values[0]);
    }
    return tail;
  }
}
