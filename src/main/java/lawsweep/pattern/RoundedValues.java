package lawsweep.pattern;

import java.util.List;
import lawsweep.network.Circuit;

/**
 * A network's numbers as doubles, each with a bound on its error.
 *
 * <p><b>The bound.</b> Weights are integers. So every product and every sum is a multiple of the smallest double:
 * nothing underflows, a result below 2⁻¹⁰²² is exact, and any other is rounded by 2⁻⁵³ of its size at most. A sum of n
 * products of weights w and numbers v with errors e, added in any order, is therefore off by at most
 * Σ |w| e + (n + 2) 2⁻⁵³ Σ |w v|. Twice the second term pays for the rounding of the bound itself. What is beyond the
 * largest double has an infinite bound.
 *
 * <p>Inputs above 1 are divided by a power of two, so that this is rare; what that rounds away from tiny numbers is an
 * error of the smallest double at most.
 */
final class RoundedValues implements PointWalk.Values {

  private static final double UNIT = 0x1p-52;

  private final Circuit.Step[] steps;
  private final double[] weights;
  private final double[][] value;
  private final double[][] error;
  private double one;
  private double oneError;
  /** True while no number has an error: those of most inputs. */
  private boolean clean;

  RoundedValues(List<Circuit.Step> steps, int inputs, long[] theta) {
    this.steps = steps.toArray(new Circuit.Step[0]);
    this.weights = new double[theta.length];
    for (int i = 0; i < theta.length; i++) {
      weights[i] = theta[i];
    }
    this.value = new double[this.steps.length + 1][];
    this.error = new double[this.steps.length + 1][];
    value[0] = new double[inputs];
    error[0] = new double[inputs];
    for (int s = 0; s < this.steps.length; s++) {
      value[s + 1] = new double[this.steps[s].rows()];
      error[s + 1] = new double[this.steps[s].rows()];
    }
  }

  @Override
  public void begin(Inputs.Numbers numbers, int sample) {
    int from = sample * numbers.features();
    double largest = numbers.one();
    for (int k = 0; k < value[0].length; k++) {
      value[0][k] = numbers.values()[from + k];
      largest = Math.max(largest, Math.abs(value[0][k]));
    }
    one = numbers.one();
    oneError = 0;
    clean = true;
    if (largest > 1) {
      divide(Math.getExponent(largest));
    }
  }

  private void divide(int exponent) {
    for (int k = 0; k < value[0].length; k++) {
      double divided = Math.scalb(value[0][k], -exponent);
      error[0][k] = Math.scalb(divided, exponent) == value[0][k] ? 0 : Double.MIN_VALUE;
      clean &= error[0][k] == 0;
      value[0][k] = divided;
    }
    double divided = Math.scalb(one, -exponent);
    oneError = Math.scalb(divided, exponent) == one ? 0 : Double.MIN_VALUE;
    one = divided;
  }

  @Override
  public void step(int s, int[] active, int count) {
    Circuit.Step step = steps[s];
    for (int j = 0; j < step.rows(); j++) {
      double sum = 0;
      double size = 0;
      int row = step.weights() + j * step.columns();
      for (int k = 0; k < count; k++) {
        double product = weights[row + active[k]] * value[s][active[k]];
        sum += product;
        size += Math.abs(product);
      }
      double before = s == 0 && clean ? 0 : before(s, row, active, count);
      if (step.bias() >= 0) {
        double product = weights[step.bias() + j] * one;
        sum += product;
        size += Math.abs(product);
        before += Math.abs(weights[step.bias() + j]) * oneError;
      }
      if (step.skip()) {
        sum += value[s - 1][j];
        size += Math.abs(value[s - 1][j]);
        before += error[s - 1][j];
      }
      value[s + 1][j] = sum;
      error[s + 1][j] = (before + (count + 4) * UNIT * size) * (1 + 0x1p-20);
    }
  }

  /** What the errors of a step's numbers come to behind it. */
  private double before(int s, int row, int[] active, int count) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += Math.abs(weights[row + active[k]]) * error[s][active[k]];
    }
    return sum;
  }

  /** Zero is known where nothing but zeros was added: then the bound is 0. */
  @Override
  public int sign(int s, int j) {
    double x = value[s + 1][j];
    double bound = error[s + 1][j];
    if (Math.abs(x) > bound && bound < Double.POSITIVE_INFINITY) {
      return x > 0 ? 1 : -1;
    }
    return bound == 0 ? 0 : UNKNOWN;
  }
}
