package lawsweep.pattern;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import lawsweep.network.Circuit;

/**
 * All activation patterns of a network on open sets of inputs, exactly. The inputs are covered by cones; where hidden
 * neurons have biases, the constant is one more coordinate. On each cone every number of the first step is a linear
 * form, by whose zeros the cone is cut; on each part so is every number of the next step, and so on. Which parts count
 * is said in {@link LineWalk}.
 */
final class RegionWalk {

  private final Circuit network;
  private final List<Circuit.Step> steps;
  private final int dimension;
  private final boolean residual;
  private final long[] pattern;
  private final LinearForm zero;
  private final boolean small;
  private IntFunction<BigInteger> theta = _ -> BigInteger.ZERO;
  private Optional<long[]> whole = Optional.empty();
  private PatternSet found;
  private long left;

  RegionWalk(Circuit network) {
    this.network = network;
    this.steps = upToLastGate(network.steps());
    this.dimension = dimension(network);
    this.residual = steps.stream().anyMatch(Circuit.Step::skip);
    this.found = new PatternSet(network.neurons());
    this.pattern = new long[found.words()];
    this.zero = LinearForm.zero(dimension);
    this.small = LineWalk.bits(network, 1) < Long.SIZE - 1;
  }

  /** The steps that gates depend on. */
  static List<Circuit.Step> upToLastGate(List<Circuit.Step> steps) {
    int last = steps.size() - 1;
    while (last > 0 && !steps.get(last).gated()) {
      last--;
    }
    return steps.subList(0, last + 1);
  }

  /** How many homogeneous coordinates inputs have. */
  static int dimension(Circuit network) {
    return network.inputs() + (network.affine() ? 1 : 0);
  }

  /**
   * How many regions as many generic hyperplanes through 0 as there are neurons make: 2 Σ C(N - 1, i), i below the
   * dimension.
   */
  static double estimate(Circuit network) {
    double term = 1;
    double sum = 0;
    for (int i = 0; i < dimension(network) && term > 0; i++) {
      sum += term;
      term *= (double) (network.neurons() - 1 - i) / (i + 1);
    }
    return 2 * sum;
  }

  /**
   * Adds all patterns to a set.
   *
   * @param limit fewer parts than this are looked at
   * @return true if these were all
   */
  boolean walk(long[] weights, long limit, PatternSet to) {
    theta = i -> BigInteger.valueOf(weights[i]);
    whole = small && Arrays.stream(weights).allMatch(w -> Math.abs(w) <= Weights.MAX) ? Optional.of(weights)
        : Optional.empty();
    return walk(limit, to);
  }

  /** The same with weights of any size. */
  boolean walk(IntFunction<BigInteger> weights, long limit, PatternSet to) {
    theta = weights;
    whole = Optional.empty();
    return walk(limit, to);
  }

  private boolean walk(long limit, PatternSet to) {
    found = to;
    left = limit;
    LinearForm[] coordinates = new LinearForm[network.inputs()];
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] = LinearForm.unit(dimension, i);
    }
    for (Cone cone : fan()) {
      layer(0, cone, coordinates, coordinates, true, false);
    }
    return left > 0;
  }

  /**
   * The n basis vectors and minus their sum: any n span a cone, and the cones cover the space; constants are positive.
   */
  private List<Cone> fan() {
    List<BigInteger[]> vectors = new ArrayList<>();
    BigInteger[] opposite = new BigInteger[dimension];
    Arrays.fill(opposite, BigInteger.ZERO);
    for (int i = 0; i < network.inputs(); i++) {
      vectors.add(unit(i));
      opposite[i] = BigInteger.ONE.negate();
    }
    vectors.add(opposite);
    List<Cone> cones = new ArrayList<>();
    for (int i = 0; i < vectors.size(); i++) {
      List<BigInteger[]> span = new ArrayList<>(vectors);
      span.remove(i);
      if (network.affine()) {
        span.add(unit(network.inputs()));
      }
      cones.add(Cone.spanned(span, dimension + network.neurons()));
    }
    return cones;
  }

  private BigInteger[] unit(int axis) {
    BigInteger[] unit = new BigInteger[dimension];
    Arrays.fill(unit, BigInteger.ZERO);
    unit[axis] = BigInteger.ONE;
    return unit;
  }

  /**
   * Goes on from step s, which h enters; before is what entered the step before. Live and doubt are as in
   * {@link LineWalk}.
   */
  private void layer(int s, Cone cone, LinearForm[] h, LinearForm[] before, boolean live, boolean doubt) {
    if (s == steps.size()) {
      left--;
      if (!doubt) {
        found.add(pattern, 0);
      }
      return;
    }
    Circuit.Step step = steps.get(s);
    LinearForm[] z = new LinearForm[step.rows()];
    for (int j = 0; j < z.length; j++) {
      z[j] = whole.isPresent() ? smallRow(whole.get(), step, j, h, before) : row(step, j, h, before);
    }
    if (step.gated()) {
      gates(new Cut(s, z, h, live || step.bias() >= 0, doubt), 0, cone, false, 0);
    } else {
      layer(s + 1, cone, z, h, live, doubt);
    }
  }

  /** One step's forms while its gates are set; switchable if a change of weights could switch a neuron that is 0. */
  private record Cut(int s, LinearForm[] z, LinearForm[] h, boolean switchable, boolean doubt) {}

  private void gates(Cut cut, int j, Cone cone, boolean zeros, int passing) {
    if (left <= 0) {
      return;
    }
    if (j == cut.z.length) {
      LinearForm[] after = gated(cut);
      boolean through = residual ? cut.switchable : passing > 0 || zeros;
      layer(cut.s + 1, cone, after, cut.h, through, zeros || (cut.doubt && (residual || passing > 0)));
      return;
    }
    int neuron = steps.get(cut.s).firstNeuron() + j;
    int sign = cut.z[j].isZero() ? -1 : cone.sign(cut.z[j]);
    if (sign == 0) {
      Cone[] parts = cone.split(cut.z[j], dimension + neuron);
      set(neuron, true);
      gates(cut, j + 1, parts[0], zeros, passing + 1);
      set(neuron, false);
      gates(cut, j + 1, parts[1], zeros, passing);
    } else {
      set(neuron, sign > 0);
      gates(cut, j + 1, cone, zeros || (cut.switchable && cut.z[j].isZero()), sign > 0 ? passing + 1 : passing);
    }
  }

  private LinearForm[] gated(Cut cut) {
    LinearForm[] after = new LinearForm[cut.z.length];
    for (int j = 0; j < after.length; j++) {
      int neuron = steps.get(cut.s).firstNeuron() + j;
      after[j] = ((pattern[neuron / Long.SIZE] >>> neuron) & 1) != 0 ? cut.z[j] : zero;
    }
    return after;
  }

  /** The same as {@link #row} where all numbers are small. */
  private LinearForm smallRow(long[] weights, Circuit.Step step, int j, LinearForm[] h, LinearForm[] before) {
    long[] sum = new long[dimension];
    for (int k = 0; k < h.length; k++) {
      if (h[k] != zero) {
        long weight = weights[step.weights() + j * step.columns() + k];
        for (int i = 0; i < dimension; i++) {
          sum[i] += weight * h[k].small(i);
        }
      }
    }
    if (step.skip()) {
      for (int i = 0; i < dimension; i++) {
        sum[i] += before[j].small(i);
      }
    }
    if (step.bias() >= 0) {
      sum[dimension - 1] += weights[step.bias() + j];
    }
    return LinearForm.of(sum);
  }

  private LinearForm row(Circuit.Step step, int j, LinearForm[] h, LinearForm[] before) {
    BigInteger[] sum = new BigInteger[dimension];
    Arrays.fill(sum, BigInteger.ZERO);
    for (int k = 0; k < h.length; k++) {
      if (!h[k].isZero()) {
        BigInteger weight = theta.apply(step.weights() + j * step.columns() + k);
        for (int i = 0; i < dimension; i++) {
          sum[i] = sum[i].add(weight.multiply(h[k].coefficient(i)));
        }
      }
    }
    if (step.skip()) {
      for (int i = 0; i < dimension; i++) {
        sum[i] = sum[i].add(before[j].coefficient(i));
      }
    }
    if (step.bias() >= 0) {
      sum[dimension - 1] = sum[dimension - 1].add(theta.apply(step.bias() + j));
    }
    return LinearForm.of(sum);
  }

  private void set(int neuron, boolean active) {
    long bit = 1L << neuron;
    if (active) {
      pattern[neuron / Long.SIZE] |= bit;
    } else {
      pattern[neuron / Long.SIZE] &= ~bit;
    }
  }
}
