package lawsweep.lie;

import java.util.Arrays;
import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.residue.PrimeField;
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

  private final int level;
  private final MultidualChains[] chains;
  private final DrawnGates[] gates;
  private final double[] theta;
  private final double[] vector;
  private Point point;
  private FieldStreams streams;
  private Watch watch;

  /**
   * Prepares samples of a level at a point.
   *
   * @param level k ≥ 1: brackets of k + 1 fields
   * @param watch asked now and then; may end the work
   */
  NestedBrackets(Point point, Kernels kernels, FieldStreams streams, int level, Watch watch) {
    this(point.architecture(), kernels, level, false);
    at(point, streams, watch);
  }

  /**
   * Prepares samples of a level at points to be told.
   *
   * @param level k ≥ 0: brackets of k + 1 fields
   * @param inLanes whether numbers are drawn a vector at a time; they are the same
   */
  NestedBrackets(Architecture architecture, Kernels kernels, int level, boolean inLanes) {
    this.level = level;
    int size = Math.toIntExact(architecture.parameters() * LANES);
    theta = new double[Math.multiplyExact(size, 1 << level)];
    vector = new double[theta.length];
    chains = new MultidualChains[level + 1];
    gates = new DrawnGates[level + 1];
    for (int units = 0; units <= level; units++) {
      gates[units] = new DrawnGates(architecture, inLanes);
      chains[units] = new MultidualChains(architecture, kernels, units, gates[units], theta, vector);
    }
  }

  /** Goes to a point of the architecture. */
  void at(Point where, FieldStreams draws, Watch asked) {
    this.point = where;
    this.streams = draws;
    this.watch = asked;
  }

  private int size() {
    return point.layout().size() * LANES;
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1.
   *
   * @return D batched entries, a new array
   */
  double[] compute(int first) {
    return Arrays.copyOf(computeHere(first), size());
  }

  /**
   * Computes samples first..first+{@link Kernels#LANES}-1.
   *
   * @return the first D batched entries are theirs; the caller may overwrite them, and the next call does
   */
  double[] computeHere(int first) {
    PrimeField field = point.field();
    for (int e = 0; e < point.values().length; e++) {
      Arrays.fill(theta, e * LANES, (e + 1) * LANES, point.values()[e]);
    }
    for (int j = 0; j < level; j++) {
      draw(j, j + 1, first);
      chains[j].compute(field);
      chains[j].writeFields(field, theta, 1 << j);
    }
    draw(level, 0, first);
    chains[level].compute(field);
    chains[level].writeFields(field, vector, 0);
    for (int j = level - 1; j >= 0; j--) {
      watch.ask();
      chains[j].computeTangent(field);
      chains[j].subtractDerivatives(field, 1 << j);
    }
    return vector;
  }

  private void draw(int units, int fieldInSample, int first) {
    gates[units].draw(point.field(), streams, level, fieldInSample, first);
  }
}
