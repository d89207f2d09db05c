package lawsweep.drift.value;

/**
 * The angular momenta of one group of laws, A_ij = Σ θ_i v_j - θ_j v_i over all terms and over all sides that are not
 * i: one for each choice of the indices (the first is slowest) and each i &lt; j, row by row; for a plane that rotary
 * positions turn, one for each choice of the indices. Empty for groups without a rotation. Heavy ball multiplies them
 * by its momentum in every step, weight decay or not; SGD and Nesterov's momentum do not keep them.
 *
 * @param values A_ij
 * @param weights the root of the sum of squares of all θ of the group
 * @param velocities the same of all v
 */
public record AngularMomenta(double[] values, double weights, double velocities) {

  /** The largest |A_ij| in units of the product of lengths; 0 if one of them is 0. */
  public double relative() {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest == 0 ? 0 : largest / weights / velocities;
  }
}
