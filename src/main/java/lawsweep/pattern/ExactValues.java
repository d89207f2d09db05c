package lawsweep.pattern;

import java.math.BigInteger;
import java.util.List;
import java.util.function.IntFunction;
import lawsweep.network.Circuit;
import lawsweep.residue.Dyadic;

/**
 * A network's numbers as integers: the input and its constant are multiplied by the power of two that makes all of them
 * whole, which multiplies every number of the network alike and changes no sign.
 */
final class ExactValues implements PointWalk.Values {

  private final Circuit.Step[] steps;
  private final IntFunction<BigInteger> theta;
  private final BigInteger[][] value;
  private BigInteger one = BigInteger.ONE;

  ExactValues(List<Circuit.Step> steps, int inputs, long[] theta) {
    this(steps, inputs, i -> BigInteger.valueOf(theta[i]));
  }

  ExactValues(List<Circuit.Step> steps, int inputs, IntFunction<BigInteger> theta) {
    this.steps = steps.toArray(new Circuit.Step[0]);
    this.theta = theta;
    this.value = new BigInteger[this.steps.length + 1][];
    value[0] = new BigInteger[inputs];
    for (int s = 0; s < this.steps.length; s++) {
      value[s + 1] = new BigInteger[this.steps[s].rows()];
    }
  }

  @Override
  public void begin(Inputs.Numbers numbers, int sample) {
    int from = sample * numbers.features();
    int least = Dyadic.exponent(numbers.one());
    for (int k = 0; k < value[0].length; k++) {
      least = Math.min(least, Dyadic.exponent(numbers.values()[from + k]));
    }
    for (int k = 0; k < value[0].length; k++) {
      value[0][k] = whole(numbers.values()[from + k], least);
    }
    one = whole(numbers.one(), least);
  }

  private static BigInteger whole(double x, int exponent) {
    return BigInteger.valueOf(Dyadic.mantissa(x)).shiftLeft(Dyadic.exponent(x) - exponent);
  }

  @Override
  public void step(int s, int[] active, int count) {
    Circuit.Step step = steps[s];
    for (int j = 0; j < step.rows(); j++) {
      BigInteger sum = step.bias() >= 0 ? one.multiply(theta.apply(step.bias() + j)) : BigInteger.ZERO;
      for (int k = 0; k < count; k++) {
        BigInteger weight = theta.apply(step.weights() + j * step.columns() + active[k]);
        sum = sum.add(value[s][active[k]].multiply(weight));
      }
      value[s + 1][j] = step.skip() ? sum.add(value[s - 1][j]) : sum;
    }
  }

  @Override
  public int sign(int s, int j) {
    return value[s + 1][j].signum();
  }
}
