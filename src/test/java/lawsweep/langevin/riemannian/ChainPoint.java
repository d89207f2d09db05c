package lawsweep.langevin.riemannian;

import java.util.ArrayList;
import java.util.List;
import lawsweep.dense.Products;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.geometry.BalancedPoint;
import lawsweep.langevin.geometry.Factors;

/** Balanced points in the lanes of a state, and back. */
public final class ChainPoint {

  private ChainPoint() {}

  /** λ and the frames of a point into a lane. */
  public static void set(ChainState state, int lane, BalancedPoint point) {
    int d = point.width();
    state.set(lane, point.frame().lambda(), point.rotation(point.depth()), point.rotation(0));
    for (int p = 1; p < point.depth() && state.inner; p++) {
      for (int e = 0; e < d * d; e++) {
        state.frames[state.frameAt(p) + e * Pack.LANES + lane] = point.rotation(p)[e];
      }
    }
  }

  /** Matrices, level by level, into a lane of a batch. */
  public static void set(double[] y, int lane, Factors levels) {
    int size = levels.width() * levels.width();
    for (int s = 1; s <= levels.depth(); s++) {
      for (int e = 0; e < size; e++) {
        y[((s - 1) * size + e) * Pack.LANES + lane] = levels.factor(s)[e];
      }
    }
  }

  /** The other way. */
  public static Factors levels(double[] y, int lane, int d, int depth) {
    List<double[]> levels = new ArrayList<>();
    for (int s = 0; s < depth; s++) {
      double[] level = new double[d * d];
      for (int e = 0; e < d * d; e++) {
        level[e] = y[(s * d * d + e) * Pack.LANES + lane];
      }
      levels.add(level);
    }
    return new Factors(d, levels);
  }

  public static double[] frame(ChainState state, int p, int lane) {
    double[] q = new double[state.width * state.width];
    state.frame(p, lane, q);
    return q;
  }

  public static double[] lambda(ChainState state, int lane) {
    double[] lambda = new double[state.width];
    for (int k = 0; k < state.width; k++) {
      lambda[k] = state.lambda[k * Pack.LANES + lane];
    }
    return lambda;
  }

  /** W_p = Q_p Λ Q_{p-1}ᵀ. */
  public static Factors factors(ChainState state, int lane) {
    List<double[]> factors = new ArrayList<>();
    for (int p = 1; p <= state.depth; p++) {
      factors.add(
          Products.sandwich(frame(state, p, lane), lambda(state, lane), frame(state, p - 1, lane), state.width));
    }
    return new Factors(state.width, factors);
  }
}
