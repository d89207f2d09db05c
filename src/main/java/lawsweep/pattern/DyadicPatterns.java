package lawsweep.pattern;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import lawsweep.network.Circuit;
import lawsweep.random.Normals;
import lawsweep.residue.Dyadic;
import lawsweep.work.Watch;

/**
 * The activation patterns of a network whose weights are any doubles, decided exactly: all of them where there can be
 * few regions, otherwise those of random inputs.
 *
 * <p>All weights are multiplied by one power of two that makes them whole, layer by layer, and a bias by as many of
 * these as layers are behind it: that multiplies every number of a layer alike and changes no sign.
 */
public final class DyadicPatterns {

  /** All regions are looked at where generic hyperplanes would make at most so many times as are wanted. */
  private static final int REGIONS = 2;

  private static final int PARTS = 16;

  /** So many random inputs in a row without a new pattern end a search. */
  private static final int QUIET = 256;

  /** Scales of random inputs, in turn: with biases patterns hang on them. */
  private static final double[] SCALES = {1, 3, 10, 0.3};

  private DyadicPatterns() {}

  /**
   * Adds patterns to a set.
   *
   * @param theta finite weights, in the order of the network's layout
   * @param normals where random inputs come from
   * @param most the most patterns
   * @param watch asked now and then; may end the work
   * @return whether the set now has all patterns that open sets of inputs have
   */
  public static boolean find(Circuit network, double[] theta, Normals normals, int most, PatternSet found,
      Watch watch) {
    IntFunction<BigInteger> weights = whole(network, theta);
    if (RegionWalk.estimate(network) <= REGIONS * most) {
      watch.ask();
      PatternSet all = new PatternSet(network.neurons());
      if (new RegionWalk(network).walk(weights, PARTS * (long) most, all) && all.size() <= most) {
        for (int i = 0; i < all.size(); i++) {
          found.add(words(all, i), 0);
        }
        return true;
      }
    }
    random(network, weights, normals, most, found, watch);
    return false;
  }

  private static long[] words(PatternSet set, int pattern) {
    long[] words = new long[set.words()];
    for (int i = 0; i < words.length; i++) {
      words[i] = set.word(pattern, i);
    }
    return words;
  }

  private static void random(Circuit network, IntFunction<BigInteger> weights, Normals normals, int most,
      PatternSet found, Watch watch) {
    ExactValues exact = new ExactValues(RegionWalk.upToLastGate(network.steps()), network.inputs(), weights);
    PointWalk walk = new PointWalk(network, exact, exact);
    double[] x = new double[network.inputs()];
    int quiet = 0;
    for (int i = 0; quiet < QUIET && found.size() < most; i++) {
      watch.ask();
      normals.fill(i, 0, x.length, x, 0);
      double scale = SCALES[i % SCALES.length];
      double[] scaled = Arrays.stream(x).map(each -> each * scale).toArray();
      Inputs input = new Inputs(1, "", Optional.of(new Inputs.Numbers(x.length, 1, scaled)));
      quiet = walk.at(input.known(), 0) && found.add(walk.pattern(), 0) ? 0 : quiet + 1;
    }
  }

  /** The weights as integers. */
  private static IntFunction<BigInteger> whole(Circuit network, double[] theta) {
    int least = Dyadic.lowest(1);
    for (double weight : theta) {
      least = Math.min(least, Dyadic.lowest(weight));
    }
    BigInteger[] whole = new BigInteger[theta.length];
    for (int i = 0; i < theta.length; i++) {
      whole[i] = theta[i] == 0 ? BigInteger.ZERO
          : BigInteger.valueOf(Dyadic.mantissa(theta[i]) >> Long.numberOfTrailingZeros(Dyadic.mantissa(theta[i])))
              .shiftLeft(Dyadic.lowest(theta[i]) - least);
    }
    int behind = 0;
    for (Circuit.Step step : network.steps()) {
      for (int j = 0; step.bias() >= 0 && j < step.rows(); j++) {
        whole[step.bias() + j] = whole[step.bias() + j].shiftLeft(-least * behind);
      }
      behind++;
    }
    return i -> whole[i];
  }
}
