package lawsweep.road.dense;

import java.util.Collections;
import java.util.List;
import lawsweep.exact.EchelonBasis;
import lawsweep.kernel.Kernels;
import lawsweep.law.DrawShape;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.lie.BracketSource;
import lawsweep.lie.FlowCost;
import lawsweep.lie.FlowSource;
import lawsweep.network.Architecture;
import lawsweep.network.Family;
import lawsweep.work.Estimate;
import lawsweep.work.Limits;

/**
 * What the dense road costs, from an architecture's shape alone. The rank of the known laws is not in it: at a
 * {@link lawsweep.law.known.MatchingPoint} it takes fewer than D steps.
 */
final class DenseCost {

  /** Scheduling, sampling and certificate of the smallest cells, in flops' worth of time. */
  private static final double OVERHEAD = 1e6;

  /** A flop of an elimination costs this many at the rate of plans, which is that of a modest core. */
  private static final double ELIMINATION = 0.5;

  /** Flops' worth of time for each hidden neuron and step of the rank: products of small matrices, fields, laws. */
  private static final double NEURON_STEP = 2500;

  /** A flop in series costs this many in a matrix product. */
  private static final double SERIES_SLOWNESS = 24;

  /** Flops' worth of time for 3^k D of a bracket nested k times: 15 flops, much less than in a matrix product. */
  private static final double NESTED_SLOWNESS = 72;

  /** A multiply-add of a flow costs this many flops in a matrix product: fitted to few cells, roughly. */
  private static final double FLOW_SLOWNESS = 125;

  /** Levels to expect for each multiple of what narrow layers supply to a wide one. */
  private static final double STRANDS = 3.5;

  private DenseCost() {}

  /** The cost where all levels are asked for. */
  static Estimate estimate(Architecture a) {
    return estimate(a, Limits.ALL_LEVELS);
  }

  /**
   * The cost; no memory suffices where D is no {@code int}, since a sample is one array.
   *
   * @param levels how many levels are asked for
   */
  static Estimate estimate(Architecture a, int levels) {
    double d = a.parameters();
    double target = target(a);
    double columns = columns(a, d, target);
    double elimination = target * target * columns - target * target * target / 3;
    elimination += 2.0 * EchelonBasis.BLOCK * target * columns;
    int length = shortestBracket(a, target);
    double flops = OVERHEAD + ELIMINATION * elimination + NEURON_STEP * a.hiddenNeurons() * target
        + longBracketFlops(a, target, length, levels);
    return new Estimate(flops, memory(d, Double.BYTES * target * columns + sampleBytes(a, levels)), length);
  }

  /** The same where a device holds the basis: the heap has some samples only, and flows. */
  static Estimate estimateBesideDevice(Architecture a, int levels) {
    Estimate here = estimate(a, levels);
    return new Estimate(here.flops(), memory((double) a.parameters(), sampleBytes(a, levels)), here.bracketLength());
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

  private static double sampleBytes(Architecture a, int levels) {
    double d = a.parameters();
    double target = target(a);
    return Double.BYTES * (2 * d * Math.min(EchelonBasis.BLOCK, target) + 8 * d)
        + longBracketBytes(a, target, shortestBracket(a, target), levels);
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
      double strands = STRANDS * width / ((double) leftLeast + rightLeast) + 1;
      int wide = i - left.lastIndexOf(leftLeast) + right.indexOf(rightLeast);
      double free = freeLength((double) leftLeast * rightLeast, target) + 1.0;
      expected = Math.max(expected, wide <= 2 ? strands : Math.min(strands, free));
    }
    return (int) Math.min(expected, BracketSource.MAX_LENGTH);
  }

  /**
   * The length that decides about time, as seen on a sample of a night's cells: wide layers are filled strand by strand
   * however many there are. Memory goes by {@link #expectedLength}, which limits are compared with.
   */
  private static int strandsLength(Architecture a, int shortest) {
    List<Integer> widths = ScalarBlocks.of(a).collapsed();
    int depth = widths.size() - 1;
    if (a.family() == Family.RELU || depth <= 2) {
      return Math.min(shortest, 2);
    }
    double expected = shortest;
    for (int i = 1; i < depth; i++) {
      double leftLeast = Collections.min(widths.subList(0, i));
      double rightLeast = Collections.min(widths.subList(i + 1, depth + 1));
      double width = Math.min(widths.get(i), (double) widths.get(i - 1) + widths.get(i + 1));
      expected = Math.max(expected, STRANDS * width / (leftLeast + rightLeast) + 1);
    }
    return (int) Math.min(expected, BracketSource.MAX_LENGTH);
  }

  private static double longBracketFlops(Architecture a, double target, int shortest, int levels) {
    int length = strandsLength(a, shortest);
    if (length <= levels) {
      return bracketFlops(a, samples(target, length), length);
    }
    double flow = FlowCost.of(a, length - 1, flows(a, target, length)).multiplyAdds();
    return bracketFlops(a, samples(target, length), levels) + FLOW_SLOWNESS * flow;
  }

  private static double bracketFlops(Architecture a, double samples, int length) {
    if (length < 3) {
      return 0;
    }
    int order = BracketSource.order(length - 1);
    double each = BracketSource.isNested(order) ? NESTED_SLOWNESS * Math.pow(3, order)
        : SERIES_SLOWNESS * Math.pow(order, 5);
    return each * samples * a.parameters();
  }

  private static double longBracketBytes(Architecture a, double target, int shortest, int levels) {
    int length = expectedLength(a, target, shortest);
    if (length <= levels) {
      return bracketBytes(a, samples(target, length), length);
    }
    return bracketBytes(a, samples(target, length), levels)
        + FlowCost.of(a, length - 1, flows(a, target, length)).bytes();
  }

  private static double bracketBytes(Architecture a, double samples, int length) {
    double d = a.parameters();
    if (length < 3) {
      return 0;
    }
    int order = BracketSource.order(length - 1);
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

  /** Flows to expect: each order takes as many as it gains, and one that gains nothing. */
  private static double flows(Architecture a, double target, int length) {
    return 1 + Math.ceil(target / length / FlowSource.fields(a));
  }
}
