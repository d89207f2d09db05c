package lawsweep.langevin.flow;

/** The right-hand side of an autonomous ordinary differential equation. */
public interface VectorField {

  /** Writes dy/dt at y into {@code velocity}, which has as many components and is another array. */
  void at(double[] y, double[] velocity);

  /**
   * How large an error is in units of what counts as 1. Here it is the largest component against the largest
   * of the state before and after, so that accuracy is relative to the state as a whole. Called when the
   * field was last evaluated at {@code after}.
   *
   * @return a number that is not negative, or NaN
   */
  default double size(double[] error, double[] before, double[] after) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < error.length; i++) {
      largest = Math.max(largest, Math.abs(error[i]));
      scale = Math.max(scale, Math.max(Math.abs(before[i]), Math.abs(after[i])));
    }
    return largest == 0 ? 0 : largest / scale;
  }
}
