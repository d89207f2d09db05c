package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.work.Watch;

/**
 * Right-nested brackets [X_1, [X_2, … [X_k, Y]]] of random fields at a point, for a batch of {@link Kernels#LANES}
 * samples.
 *
 * <p>Let Z_k = Y and Z_{j-1} = [X_j, Z_j] = ±(∂Z_j X_j - ∂X_j Z_j). Then Z_{j-1} at a point needs Z_j at the point and
 * its derivative along X_j: both are in the value of Z_j at θ + ε_j X_j(θ), ε_j² = 0. So the point is moved along X_1,
 * …, X_k, one dual unit after the other; Y is taken there; and on the way back each unit is traded for a bracket. The
 * brackets are multilinear in random fields that span W_0. So samples span exactly [W_0, [W_0, … W_0]], which W_k is
 * made of (papers/000, Prop. 3.1).
 *
 * <p>Products of numbers with m units cost 3^m. A sample costs about 7.5 · 3^k D multiply-adds and needs room for
 * 2^(k+1) D numbers: for short brackets much less than {@link FlowPullback}.
 */
final class NestedBrackets {

  private static final int LANES = Kernels.LANES;

  private final Point point;
  private final FieldStreams streams;
  private final int level;
  private final Watch watch;
  private final MultidualChains[] chains;
  private final double[] theta;
  private final double[] vector;

  /**
   * Prepares samples of a level at a point.
   *
   * @param level k ≥ 1: brackets of k + 1 fields
   * @param watch asked now and then; may end the work
   */
  NestedBrackets(Point point, Kernels kernels, FieldStreams streams, int level, Watch watch) {
    this.point = point;
    this.streams = streams;
    this.level = level;
    this.watch = watch;
    this.chains = new MultidualChains[level + 1];
    for (int units = 0; units <= level; units++) {
      chains[units] = new MultidualChains(point, kernels, units);
    }
    theta = new double[Math.multiplyExact(size(), 1 << level)];
    vector = new double[theta.length];
  }

  private int size() {
    return point.layout().size() * LANES;
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1.
   *
   * @return D batched entries
   */
  double[] compute(int first) {
    for (int e = 0; e < point.layout().size(); e++) {
      Arrays.fill(theta, e * LANES, (e + 1) * LANES, point.values()[e]);
    }
    for (int j = 0; j < level; j++) {
      chains[j].compute(gates(j + 1, first), theta);
      chains[j].writeFields(theta, 1 << j);
    }
    chains[level].compute(gates(0, first), theta);
    chains[level].writeFields(vector, 0);
    for (int j = level - 1; j >= 0; j--) {
      watch.ask();
      chains[j].computeTangent(theta, vector);
      chains[j].subtractDerivatives(vector, 1 << j);
    }
    return Arrays.copyOf(vector, size());
  }

  private double[][] gates(int fieldInSample, int first) {
    return LaneGates.draw(point, streams, level, fieldInSample, first);
  }
}
