package lawsweep.lie;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import lawsweep.kernel.Kernels;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/**
 * Blocks of random vectors of each level of the filtration at one point: fields for W_0, brackets of two fields for
 * W_1, longer brackets from {@link NestedBrackets} up to W_6, and from {@link FlowPullback} beyond. Sample s of level
 * k is a pure function of the streams, k and s. For one thread; a team works inside.
 */
public final class BracketSource {

  /** The longest brackets there are samples of; what the numbering of sequences leaves room for. */
  public static final int MAX_LENGTH = 200;

  private static final int LANES = Kernels.LANES;

  /** The last level that nested brackets serve: up to there they cost less than series. */
  static final int LAST_NESTED = 6;

  /** Blocks are made for a multiple of so many fields. */
  private static final int ROUNDING = 8;

  private final Point point;
  private final Kernels kernels;
  private final FieldStreams streams;
  private final Watch watch;
  private final ChainWeights weights;
  private final int blockRows;
  private final ConcurrentLinkedQueue<FieldBlock[]> idleBlocks = new ConcurrentLinkedQueue<>();
  private final Map<Integer, double[]> batches = new HashMap<>();
  private final ConcurrentLinkedQueue<BatchSampler> idleSamplers = new ConcurrentLinkedQueue<>();
  private int served;

  /** Computes a batch of samples of one or several levels. */
  @FunctionalInterface
  private interface BatchSampler {

    /** Level by level the D batched entries of the samples {@code first}, …, a new array. */
    double[] compute(int first);
  }

  /**
   * The source at a point.
   *
   * @param watch asked now and then during long computations; may end the work
   */
  public BracketSource(Point point, Kernels kernels, FieldStreams streams, Watch watch) {
    this.point = point;
    this.kernels = kernels;
    this.streams = streams;
    this.watch = watch;
    this.weights = ChainWeights.of(point);
    this.blockRows = FieldBlock.rows(point.architecture());
  }

  /**
   * The order K of the series that samples of a level come from: the first of 2, 3, …, 10, 12, 14, 16, 19, 22, … that
   * is at least the level. So one series serves a few levels, and little is computed in vain. Up to 6 each level has
   * brackets of its own, and K is the level.
   */
  public static int order(int level) {
    int order = 2;
    while (order < level) {
      order = Math.max(order + 1, order * 6 / 5);
    }
    return order;
  }

  /** Whether samples of an order are brackets of their own, not coefficients of a series. */
  public static boolean isNested(int order) {
    return order <= LAST_NESTED;
  }

  /**
   * Writes samples first..first+out.rows()-1 of a level, one row of D residues each.
   *
   * @param level k, 0 ≤ k &lt; {@link #MAX_LENGTH}
   */
  public void fill(int level, int first, Matrix out, Team team) {
    if (level > 1) {
      fillFromBatches(level, first, out, team);
      return;
    }
    int blocks = (out.rows() + blockRows - 1) / blockRows;
    team.forEach(
        blocks,
        block -> {
          int from = block * blockRows;
          int count = Math.min(blockRows, out.rows() - from);
          fillBlock(level, first + from, count == out.rows() ? out : out.view(from, 0, count, out.columns()));
        });
  }

  private void fillBlock(int level, int first, Matrix out) {
    FieldBlock[] pair = take(out.rows());
    pair[0].draw(streams, level, 0, first, out.rows());
    if (level == 0) {
      pair[0].values(out);
    } else {
      if (pair[1] == null) {
        pair[1] = block(pair[0].capacity());
      }
      pair[1].draw(streams, level, 1, first, out.rows());
      pair[0].bracket(pair[1], out);
    }
    idleBlocks.add(pair);
  }

  /**
   * Room for so many fields and, once they are needed, for their partners. Small cells never need a large block; they
   * get a small one.
   */
  private FieldBlock[] take(int fields) {
    FieldBlock[] pair = idleBlocks.poll();
    if (pair != null && pair[0].capacity() >= fields) {
      return pair;
    }
    return new FieldBlock[] {block((fields + ROUNDING - 1) / ROUNDING * ROUNDING), null};
  }

  private FieldBlock block(int capacity) {
    return new FieldBlock(point, kernels, weights, capacity);
  }

  /** The first level that is served by series of an order. */
  private static int firstLevel(int order) {
    int level = order;
    while (level > 2 && order(level - 1) == order) {
      level--;
    }
    return level;
  }

  private void fillFromBatches(int level, int first, Matrix out, Team team) {
    int order = order(level);
    if (order != served) {
      batches.clear();
      idleSamplers.clear();
      served = order;
    }
    if (isNested(order)) {
      batches.keySet().removeIf(batch -> batch < first / LANES);
    }
    computeMissing(order, first / LANES, (first + out.rows() - 1) / LANES, team);
    int parameters = point.layout().size();
    for (int s = 0; s < out.rows(); s++) {
      int sample = first + s;
      double[] coefficients = batches.get(sample / LANES);
      int from = (level - firstLevel(order)) * parameters * LANES + sample % LANES;
      for (int e = 0; e < parameters; e++) {
        out.data()[out.index(s, e)] = coefficients[from + e * LANES];
      }
    }
  }

  private void computeMissing(int order, int firstBatch, int lastBatch, Team team) {
    int[] missing = new int[lastBatch - firstBatch + 1];
    int count = 0;
    for (int batch = firstBatch; batch <= lastBatch; batch++) {
      if (!batches.containsKey(batch)) {
        missing[count++] = batch;
      }
    }
    double[][] results = new double[count][];
    team.forEach(count, i -> results[i] = computeBatch(order, missing[i]));
    for (int i = 0; i < count; i++) {
      batches.put(missing[i], results[i]);
    }
  }

  private double[] computeBatch(int order, int batch) {
    BatchSampler sampler = idleSamplers.poll();
    if (sampler == null) {
      sampler = sampler(order);
    }
    double[] samples = sampler.compute(batch * LANES);
    idleSamplers.add(sampler);
    return samples;
  }

  private BatchSampler sampler(int order) {
    if (isNested(order)) {
      return new NestedBrackets(point, kernels, streams, order, watch)::compute;
    }
    FlowPullback pullback = new FlowPullback(point, kernels, streams, order, watch);
    return first -> pullback.compute(first, firstLevel(order));
  }
}
