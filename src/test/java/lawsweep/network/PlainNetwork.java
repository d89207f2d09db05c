package lawsweep.network;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lawsweep.pattern.PatternSet;

/** The definition: the signs of all neurons at an input, with integers of any size. */
public record PlainNetwork(Circuit network, long[] theta) {

  /** The gates of x / one as a text of 0 and 1; empty if a neuron is 0. */
  public Optional<String> pattern(long[] x, long one) {
    BigInteger scale = BigInteger.valueOf(one);
    BigInteger[] h = new BigInteger[x.length];
    for (int i = 0; i < x.length; i++) {
      h[i] = BigInteger.valueOf(x[i]);
    }
    BigInteger[] before = h;
    StringBuilder gates = new StringBuilder();
    for (Circuit.Step step : network.steps()) {
      BigInteger[] next = new BigInteger[step.rows()];
      for (int j = 0; j < next.length; j++) {
        BigInteger z = step.bias() < 0 ? BigInteger.ZERO : BigInteger.valueOf(theta[step.bias() + j]).multiply(scale);
        for (int k = 0; k < h.length; k++) {
          z = z.add(h[k].multiply(BigInteger.valueOf(theta[step.weights() + j * step.columns() + k])));
        }
        z = step.skip() ? z.add(before[j]) : z;
        if (step.gated()) {
          if (z.signum() == 0 && Arrays.stream(h).anyMatch(v -> v.signum() != 0)) {
            return Optional.empty();
          }
          gates.append(z.signum() > 0 ? '1' : '0');
          z = z.max(BigInteger.ZERO);
        }
        next[j] = z;
      }
      before = h;
      h = next;
    }
    return Optional.of(gates.toString());
  }

  /** The patterns of a set as texts. */
  public static Set<String> texts(PatternSet set, int neurons) {
    Set<String> texts = new TreeSet<>();
    for (int i = 0; i < set.size(); i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < neurons; j++) {
        text.append(set.active(i, j) ? '1' : '0');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
