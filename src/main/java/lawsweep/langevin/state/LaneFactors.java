package lawsweep.langevin.state;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneArrays;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.LangevinCell;

/**
 * {@link FactorProducts}, the energy's gradient and {@link InnerSpaces} for eight replicas, one a lane: the same
 * operations in the same order. Factor p of all lanes, as {@link LaneMatrices} lays a batch out, starts at
 * {@code (p-1) d² LANES}. Allocates nothing after construction.
 */
public final class LaneFactors {

  private final int depth;
  private final int d;
  /** Numbers in a batch of matrices. */
  private final int size;
  private final LaneEnergy energy;
  /** Block p is W_{p+1} ⋯ W_1; the first is empty, since W_1 lies among the factors, and the last one in next. */
  private final double[] prefix;
  private final double[] derivative;
  private final double[] left;
  private final double[] next;
  private final boolean full;
  private final double[] projection;

  public LaneFactors(LangevinCell cell) {
    depth = cell.depth();
    d = cell.width();
    size = d * d * LANES;
    energy = new LaneEnergy(cell.energy(), d);
    prefix = new double[depth * size];
    derivative = new double[size];
    left = new double[size];
    next = new double[size];
    full = cell.rank() == d;
    projection = new double[full ? 0 : size];
  }

  /** The inner spaces of a replica, for a lane. */
  public void load(int lane, InnerSpaces spaces) {
    if (!full) {
      LaneArrays.put(spaces.projection(), projection, lane);
    }
  }

  /**
   * Writes factor times the derivative of the energy by the factors, without what leaves their inner spaces: what
   * {@link FactorProducts#pullBack} and {@link InnerSpaces#project} give.
   *
   * @param part the first lane
   */
  public void gradient(int part, double factor, double[] factors, double[] out) {
    endToEnd(part, factors);
    energy.gradient(part, depth == 1 ? factors : next, derivative);
    pullBack(part, factor, factors, out);
  }

  /** Products from the right; the whole one is in {@code next}, at depth 1 it is the factor itself. */
  private void endToEnd(int part, double[] factors) {
    for (int p = 1; p < depth; p++) {
      LaneMatrices.multiply(d, factors, p * size + part, p == 1 ? factors : prefix, (p - 1) * size + part,
          p == depth - 1 ? next : prefix, p == depth - 1 ? part : p * size + part);
    }
  }

  private void pullBack(int part, double factor, double[] factors, double[] out) {
    for (int i = part; i < size; i += LANES) {
      DoubleVector.fromArray(SPECIES, derivative, i).mul(factor).intoArray(left, i);
    }
    for (int p = depth - 1; p > 0; p--) {
      LaneMatrices.multiplyByTransposed(d, left, part, p == 1 ? factors : prefix, (p - 1) * size + part, out,
          p * size + part);
      LaneMatrices.multiplyTransposed(d, factors, p * size + part, left, part, next, part);
      copy(next, part, left, part);
    }
    copy(left, part, out, part);
    if (!full) {
      project(part, out);
    }
  }

  private void project(int part, double[] out) {
    for (int p = 0; p < depth; p++) {
      int at = p * size + part;
      if (p < depth - 1) {
        LaneMatrices.multiply(d, projection, part, out, at, next, part);
        copy(next, part, out, at);
      }
      if (p > 0) {
        LaneMatrices.multiply(d, out, at, projection, part, next, part);
        copy(next, part, out, at);
      }
    }
  }

  private void copy(double[] from, int fromAt, double[] to, int toAt) {
    for (int i = 0; i < size; i += LANES) {
      DoubleVector.fromArray(SPECIES, from, fromAt + i).intoArray(to, toAt + i);
    }
  }
}
