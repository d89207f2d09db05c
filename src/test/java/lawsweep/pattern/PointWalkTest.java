package lawsweep.pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import lawsweep.network.Bias;
import lawsweep.network.Circuit;
import lawsweep.network.Family;
import lawsweep.support.Seeds;
import org.junit.jupiter.api.Test;

/** Gates at inputs that are doubles, against decimal numbers, which hold every double and every sum of theirs. */
class PointWalkTest {

  private static final List<Circuit> NETWORKS = List.of(PatternSearchTest.network(Family.RELU, Bias.NONE, 1, 4, 4, 3),
      PatternSearchTest.network(Family.RELU, Bias.ALL, 2, 5, 4, 3, 2),
      PatternSearchTest.network(Family.RELU, Bias.HIDDEN, 1, 6, 1),
      PatternSearchTest.network(Family.RESIDUAL, Bias.NONE, 3, 2, 3, 4, 3));

  /** The signs of all neurons; empty at the first that is 0. */
  private static Optional<String> signs(Circuit network, long[] theta, double[] x, double one) {
    BigDecimal[] h = Arrays.stream(x).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    BigDecimal[] before = h;
    StringBuilder gates = new StringBuilder();
    for (Circuit.Step step : network.steps()) {
      BigDecimal[] next = new BigDecimal[step.rows()];
      for (int j = 0; j < next.length; j++) {
        BigDecimal z = step.skip() ? before[j] : BigDecimal.ZERO;
        if (step.bias() >= 0) {
          z = z.add(new BigDecimal(one).multiply(BigDecimal.valueOf(theta[step.bias() + j])));
        }
        for (int k = 0; k < h.length; k++) {
          z = z.add(h[k].multiply(BigDecimal.valueOf(theta[step.weights() + j * step.columns() + k])));
        }
        if (step.gated()) {
          if (z.signum() == 0) {
            return Optional.empty();
          }
          gates.append(z.signum() > 0 ? '1' : '0');
          z = z.max(BigDecimal.ZERO);
        }
        next[j] = z;
      }
      before = h;
      h = next;
    }
    return Optional.of(gates.toString());
  }

  private static String text(Circuit network, long[] pattern) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < network.neurons(); j++) {
      text.append((pattern[j / 64] >>> j & 1) == 1 ? '1' : '0');
    }
    return text.toString();
  }

  /** Returns how many inputs could be told, that is, have no neuron at 0. */
  private static int agree(Circuit network, long[] theta, Inputs.Numbers numbers, int samples) {
    PointWalk walk = new PointWalk(network, theta);
    int told = 0;
    int features = numbers.features();
    for (int i = 0; i < samples; i++) {
      double[] x = Arrays.copyOfRange(numbers.values(), i * features, (i + 1) * features);
      Optional<String> expected = signs(network, theta, x, numbers.one());
      boolean smooth = walk.at(numbers, i);
      if (expected.isPresent()) {
        told++;
        assertTrue(smooth, Arrays.toString(x));
        assertEquals(expected.get(), text(network, walk.pattern()), Arrays.toString(x));
      }
    }
    return told;
  }

  private static Inputs.Numbers numbers(int samples, int features, double one, DoubleSupplier next) {
    double[] values = new double[samples * features];
    Arrays.setAll(values, i -> next.getAsDouble() + 0.0);
    return new Inputs.Numbers(features, one, values);
  }

  @Test
  void doublesOfAllSizes() {
    Random random = Seeds.random("doubles", 1);
    for (Circuit network : NETWORKS) {
      for (int draw = 0; draw < 20; draw++) {
        long[] theta = PatternSearchTest.theta(network, draw);
        List<DoubleSupplier> kinds = List.of(random::nextGaussian, () -> 1e-9 * random.nextGaussian(),
            () -> 1.6e9 + random.nextDouble(), () -> random.nextInt(5) - 2, () -> random.nextInt(5) * Double.MIN_VALUE,
            () -> Math.scalb(random.nextGaussian(), random.nextInt(2000) - 1000),
            () -> (random.nextDouble() - 0.5) * 1.7e308,
            () -> random.nextInt(3) == 0 ? 1e-300 : 1e300 * random.nextGaussian());
        for (DoubleSupplier kind : kinds) {
          double one = random.nextInt(3) == 0 ? Math.scalb(1.0, random.nextInt(1000) - 500) : 1;
          agree(network, theta, numbers(20, network.inputs(), one, kind), 20);
        }
      }
    }
  }

  /** The last number makes a neuron 0, or as near to it as doubles come, or misses by one unit. */
  @Test
  void neuronsThatAreAlmostZero() {
    Random random = Seeds.random("ties", 1);
    int told = 0;
    int samples = 0;
    for (Circuit network : NETWORKS) {
      Circuit.Step first = network.steps().getFirst();
      int features = network.inputs();
      for (int draw = 0; draw < 60; draw++) {
        long[] theta = PatternSearchTest.theta(network, draw);
        int neuron = random.nextInt(first.rows());
        int last = first.weights() + neuron * first.columns() + features - 1;
        theta[last] = draw % 2 == 0 ? 1L << random.nextInt(16) : theta[last];
        double[] values = new double[3 * features];
        BigDecimal sum = first.bias() >= 0 ? BigDecimal.valueOf(theta[first.bias() + neuron]) : BigDecimal.ZERO;
        for (int k = 0; k < features - 1; k++) {
          double x = Math.scalb(random.nextGaussian(), random.nextInt(60) - 30);
          values[k] = values[features + k] = values[2 * features + k] = x;
          sum = sum.add(new BigDecimal(x).multiply(BigDecimal.valueOf(theta[last - features + 1 + k])));
        }
        double x = sum.negate().divide(BigDecimal.valueOf(theta[last]), java.math.MathContext.DECIMAL128).doubleValue();
        values[features - 1] = x;
        values[2 * features - 1] = Math.nextUp(x);
        values[3 * features - 1] = Math.nextDown(x);
        told += agree(network, theta, new Inputs.Numbers(features, 1, values), 3);
        samples += 3;
      }
    }
    assertTrue(told > samples / 2, told + " of " + samples);
  }

  /** Small weights and numbers, so that neurons are 0 all the time: when does a pattern stand all the same? */
  @Test
  void zerosAreJudgedAsOnLines() {
    Random random = Seeds.random("zeros", 1);
    int smooth = 0;
    int zeros = 0;
    for (Circuit network : NETWORKS) {
      int features = network.inputs();
      for (int draw = 0; draw < 300; draw++) {
        long[] theta = random.longs(network.layout().size(), -2, 3).map(w -> w == 0 ? 1 : w).toArray();
        Inputs.Numbers numbers = numbers(1, features, 1, () -> random.nextInt(3) - 1);
        long[] x = Arrays.stream(numbers.values()).mapToLong(v -> (long) v).toArray();
        String[] expected = {"none"};
        LineWalk line = LineWalk.of(network, 4);
        line.begin(theta);
        line.walk(x, new long[features], 1, (pattern, low, high) -> expected[0] = text(network, pattern));
        PointWalk walk = new PointWalk(network, theta);
        for (int shift : new int[] {0, -40, 30, 900}) {
          double[] scaled = Arrays.stream(numbers.values()).map(v -> Math.scalb(v, shift) + 0.0).toArray();
          Inputs.Numbers same = new Inputs.Numbers(features, Math.scalb(1.0, shift), scaled);
          assertEquals(expected[0], walk.at(same, 0) ? text(network, walk.pattern()) : "none");
        }
        boolean zero = signs(network, theta, numbers.values(), 1).isEmpty();
        zeros += zero ? 1 : 0;
        smooth += zero && !expected[0].equals("none") ? 1 : 0;
      }
    }
    assertTrue(zeros > 300 && smooth > 30, zeros + " with zeros, " + smooth + " smooth");
  }

  /** Integers are slow: they must be rare where nothing is 0. */
  @Test
  void doublesDecideNearlyAllOfWhatUsersHave() {
    Random random = Seeds.random("share", 1);
    Circuit network = PatternSearchTest.network(Family.RELU, Bias.ALL, 1, 8, 8, 6);
    long[] theta = PatternSearchTest.theta(network, 3);
    for (DoubleSupplier kind : List.<DoubleSupplier>of(random::nextGaussian, () -> 1e-9 * random.nextGaussian(),
        () -> random.nextBoolean() ? 1.6e9 + random.nextDouble() : 1e-9, () -> random.nextInt(2) * 1e-3,
        () -> Math.scalb(random.nextGaussian(), random.nextInt(200) - 100),
        () -> random.nextBoolean() ? 1e308 : Double.MIN_VALUE)) {
      Inputs.Numbers numbers = numbers(1000, 6, 1, kind);
      PointWalk walk = new PointWalk(network, theta);
      int exactly = 0;
      for (int i = 0; i < 1000; i++) {
        int before = walk.exactly();
        walk.at(numbers, i);
        exactly += walk.exactly() - before;
      }
      assertTrue(exactly <= 10, exactly + " of 1000");
    }
  }
}
