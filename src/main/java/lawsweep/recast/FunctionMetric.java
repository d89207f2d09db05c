package lawsweep.recast;

import java.util.OptionalLong;

/** M = ∂z ∂zᵀ at a point: what turns a gradient with respect to a function's coordinates z into its velocity. */
public interface FunctionMetric {

  /** How many coordinates the function has; M has as many rows. */
  long size();

  /** The trace of M. It takes as long as a forward pass or so, whatever the size. */
  double trace();

  /** The rank of M; empty if the numbers leave it open. */
  OptionalLong rank();

  /**
   * A row of M.
   *
   * @param row 0-based, below 2^31
   * @param into as long as M has rows
   */
  void row(int row, double[] into);
}
