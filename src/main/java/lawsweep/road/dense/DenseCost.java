package lawsweep.road.dense;

import java.util.Collections;
import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.DrawShape;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.lie.BracketSource;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.work.Estimate;

/**
 * What the dense road costs, from an architecture's shape alone. The rank of the known laws is not in it: at a
 * {@link lawsweep.law.known.MatchingPoint} it takes fewer than D steps.
 */
final class DenseCost {

  /** Scheduling, sampling and certificate of the smallest cells, in flops' worth of time. */
  private static final double OVERHEAD = 1e6;

  /** A flop in series costs this many in a matrix product. */
  private static final double SERIES_SLOWNESS = 24;

  /** Flops' worth of time for 3^k D of a bracket nested k times: 15 flops, much less than in a matrix product. */
  private static final double NESTED_SLOWNESS = 70;

  private DenseCost() {}

  /** The cost; no memory suffices where D is no {@code int}, since a sample is one array. */
  static Estimate estimate(Architecture a) {
    double d = a.parameters();
    double target = target(a);
    double columns = columns(a, d, target);
    double elimination = target * target * columns - target * target * target / 3;
    elimination += 2.0 * EchelonBasis.BLOCK * target * columns;
    int length = shortestBracket(a, target);
    double flops = OVERHEAD + elimination + longBracketFlops(a, d, target, length);
    return new Estimate(flops, memory(d, Double.BYTES * target * columns + sampleBytes(a)), length);
  }

  /** The same where a device holds the basis: the heap has some samples only. */
  static Estimate estimateBesideDevice(Architecture a) {
    Estimate here = estimate(a);
    return new Estimate(here.flops(), memory((double) a.parameters(), sampleBytes(a)), here.bracketLength());
  }

  /** What the first draw eliminates. */
  static DrawShape draw(Architecture a) {
    int parameters = Math.toIntExact(a.parameters());
    int target = Math.toIntExact(parameters - ScalarBlocks.of(a).bound(a));
    LevelPlan plan = new LevelPlan(a, target);
    return new DrawShape(plan.columns(0), target, plan.bound(1) == target);
  }

  private static double target(Architecture a) {
    return a.parameters() - (double) ScalarBlocks.of(a).bound(a);
  }

  private static double sampleBytes(Architecture a) {
    double d = a.parameters();
    double target = target(a);
    return Double.BYTES * (2 * d * Math.min(EchelonBasis.BLOCK, target) + 8 * d)
        + longBracketBytes(a, d, target, shortestBracket(a, target));
  }

  private static long memory(double parameters, double bytes) {
    return parameters > Integer.MAX_VALUE ? Estimate.NO_MEMORY_SUFFICES : (long) Math.min(bytes, Long.MAX_VALUE);
  }

  private static double columns(Architecture a, double d, double target) {
    return d > Integer.MAX_VALUE ? d : new LevelPlan(a, (long) target).columns(0);
  }

  /**
   * A lower bound on the fields in the longest bracket needed. Linear: W_k is spanned by basic brackets of length up
   * to k + 1 in d = n_0 n_q generators, of which there are Σ_l witt(d, l), l ≤ k + 1.
   */
  private static int shortestBracket(Architecture a, double target) {
    return a.family() == Family.RELU ? 1 : freeLength((double) a.width(0) * a.width(a.depth()), target);
  }

  /** The length at which basic brackets in so many generators can first be as many as {@code target}. */
  private static int freeLength(double generators, double target) {
    double sum = generators;
    int length = 1;
    while (sum < target && generators > 1 && length < BracketSource.MAX_LENGTH) {
      length++;
      sum += Math.pow(generators, length) / length;
    }
    return length;
  }

  /**
   * The longest bracket to expect, as seen on some thousand random architectures. Between two narrow layers with one
   * or two wide ones in between, the wide ones are filled strand by strand: about 3.5 levels for each multiple of what
   * the narrow ones supply. With more wide layers the algebra grows like a free one, in as many generators as the
   * narrow layers let through.
   */
  private static int expectedLength(Architecture a, double target, int shortest) {
    List<Integer> widths = ScalarBlocks.of(a).collapsed();
    int depth = widths.size() - 1;
    if (a.family() == Family.RELU || depth <= 2) {
      return Math.min(shortest, 2);
    }
    double expected = shortest;
    for (int i = 1; i < depth; i++) {
      List<Integer> left = widths.subList(0, i);
      List<Integer> right = widths.subList(i + 1, depth + 1);
      int leftLeast = Collections.min(left);
      int rightLeast = Collections.min(right);
      double width = Math.min(widths.get(i), (double) widths.get(i - 1) + widths.get(i + 1));
      double strands = 3.5 * width / ((double) leftLeast + rightLeast) + 1;
      int wide = i - left.lastIndexOf(leftLeast) + right.indexOf(rightLeast);
      double free = freeLength((double) leftLeast * rightLeast, target) + 1.0;
      expected = Math.max(expected, wide <= 2 ? strands : Math.min(strands, free));
    }
    return (int) Math.min(expected, BracketSource.MAX_LENGTH);
  }

  private static double longBracketFlops(Architecture a, double d, double target, int shortest) {
    int length = expectedLength(a, target, shortest);
    if (length < 3) {
      return 0;
    }
    int order = BracketSource.order(length - 1);
    double each = BracketSource.isNested(order) ? NESTED_SLOWNESS * Math.pow(3, order)
        : SERIES_SLOWNESS * Math.pow(order, 5);
    return each * samples(target, length) * d;
  }

  private static double longBracketBytes(Architecture a, double d, double target, int shortest) {
    int length = expectedLength(a, target, shortest);
    if (length < 3) {
      return 0;
    }
    int order = BracketSource.order(length - 1);
    double samples = samples(target, length);
    if (BracketSource.isNested(order)) {
      return Double.BYTES * d * (Kernels.LANES * Math.pow(2, order + 1.0) + samples);
    }
    double workspace = 5.0 * Kernels.LANES * (order + 1) * (order + 2) / 2;
    return Double.BYTES * d * (workspace + (1 + order / 6.0) * samples);
  }

  /** Samples to expect on one level. */
  private static double samples(double target, int length) {
    return Kernels.LANES + target / length;
  }
}
