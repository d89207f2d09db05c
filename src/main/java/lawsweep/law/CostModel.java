package lawsweep.law;

import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.lie.BracketSource;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/** What the dense road costs, from an architecture's shape alone. */
final class CostModel {

  /** Scheduling, sampling and certificate of the smallest cells, in flops' worth of time. */
  private static final double OVERHEAD = 3e6;

  /** A flop in series costs this many in a matrix product. */
  private static final double SERIES_SLOWNESS = 24;

  private CostModel() {}

  static Estimate estimate(Architecture a) {
    double d = a.parameters();
    double target = d - ScalarBlocks.of(a).bound(a);
    int length = shortestBracket(a, target);
    double elimination = target * target * d - target * target * target / 3;
    elimination += 2.0 * EchelonBasis.BLOCK * target * d;
    double flops = OVERHEAD + elimination + lawFlops(a) + seriesFlops(a, d, target, length);
    double bytes = Double.BYTES * (target * d + 2 * d * Math.min(EchelonBasis.BLOCK, target) + 8 * d + lawEntries(a));
    bytes += seriesBytes(a, d, target, length);
    return new Estimate(flops, (long) Math.min(bytes, Long.MAX_VALUE), length);
  }

  /**
   * A lower bound on the fields in the longest bracket needed: W_k is spanned by basic brackets of length up to k + 1 in d =
   * n_0 n_q generators (linear), of which there are Σ_l witt(d, l), l ≤ k + 1.
   */
  private static int shortestBracket(Architecture a, double target) {
    if (a.family() == Family.RELU) {
      return 1;
    }
    double generators = (double) a.width(0) * a.width(a.depth());
    double sum = generators;
    int length = 1;
    while (sum < target && generators > 1 && length < BracketSource.MAX_LENGTH) {
      length++;
      sum += Math.pow(generators, length) / length;
    }
    return length;
  }

  /**
   * The longest bracket to expect. Between two narrow layers a wide one is filled strand by strand, which takes about 3.5
   * levels for each multiple of what the narrow ones supply (measured on some thousand random architectures).
   */
  private static int expectedLength(Architecture a, int shortest) {
    if (a.family() == Family.RELU || a.depth() == 2) {
      return Math.min(shortest, 2);
    }
    double strands = 0;
    for (int i = 1; i < a.depth(); i++) {
      double width = Math.min(a.width(i), (double) a.width(i - 1) + a.width(i + 1));
      strands = Math.max(strands, width / ((double) least(a, 0, i) + least(a, i + 1, a.depth() + 1)));
    }
    return (int) Math.clamp(3.5 * strands + 1, shortest, BracketSource.MAX_LENGTH);
  }

  /** The smallest width of layers from..to-1. */
  private static int least(Architecture a, int from, int to) {
    int least = a.width(from);
    for (int i = from + 1; i < to; i++) {
      least = Math.min(least, a.width(i));
    }
    return least;
  }

  private static double seriesFlops(Architecture a, double d, double target, int shortest) {
    int length = expectedLength(a, shortest);
    if (length < 3) {
      return 0;
    }
    double order = BracketSource.order(length - 1);
    return SERIES_SLOWNESS * samples(target, length) * Math.pow(order, 5) * d;
  }

  private static double seriesBytes(Architecture a, double d, double target, int shortest) {
    int length = expectedLength(a, shortest);
    if (length < 3) {
      return 0;
    }
    double order = BracketSource.order(length - 1);
    double workspace = 5.0 * Kernels.LANES * (order + 1) * (order + 2) / 2;
    return Double.BYTES * d * (workspace + (1 + order / 6) * samples(target, length));
  }

  /** Samples to expect on one level. */
  private static double samples(double target, int length) {
    return Kernels.LANES + target / length;
  }

  private static double lawRows(Architecture a, int i) {
    double n = a.width(i);
    return a.family() == Family.RELU ? n : n * (n + 1) / 2;
  }

  private static double lawEntries(Architecture a) {
    double most = 0;
    for (int i = 1; i < a.depth(); i++) {
      double columns = (double) a.width(i) * a.width(i - 1) + (double) a.width(i) * a.width(i + 1);
      most = Math.max(most, 3 * lawRows(a, i) * columns);
    }
    return most;
  }

  private static double lawFlops(Architecture a) {
    double sum = 0;
    for (int i = 1; i < a.depth(); i++) {
      double columns = (double) a.width(i) * a.width(i - 1) + (double) a.width(i) * a.width(i + 1);
      sum += 2 * lawRows(a, i) * lawRows(a, i) * columns;
    }
    return sum;
  }
}
