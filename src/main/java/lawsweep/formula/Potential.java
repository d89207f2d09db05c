package lawsweep.formula;

import lawsweep.law.setting.Metric;

/**
 * A function of a parameter whose derivative is θ^power: θ^(power + 1) / (power + 1), or the logarithm. ψ with ψ' =
 * θ / M is what a change of scale conserves, χ with χ' = 1 / M what a shift conserves.
 *
 * @param power of the derivative
 */
record Potential(int power) {

  /** What a change of scale conserves under a metric. */
  static Potential ofScale(Metric metric) {
    return new Potential(1 - metric.power());
  }

  /** What a shift conserves under a metric. */
  static Potential ofShift(Metric metric) {
    return new Potential(-metric.power());
  }

  /** The power of each entry that is summed; 0 for the logarithm. */
  int exponent() {
    return power + 1;
  }

  /** What the sum is divided by. */
  int divisor() {
    return power == -1 ? 1 : power + 1;
  }
}
