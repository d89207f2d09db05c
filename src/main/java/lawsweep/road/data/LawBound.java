package lawsweep.road.data;

import java.util.Arrays;
import lawsweep.network.Circuit;
import lawsweep.pattern.PatternSet;
import lawsweep.residue.PrimeField;

/**
 * An upper bound on dim Lie(W_0) near θ from the patterns.
 *
 * <p>A neuron takes part in a pattern if it is active and active neurons lead from the inputs (or a bias) through it
 * to the outputs. A weight that no pattern uses, at either end, has no part in any field and stays as it is. Among the
 * others each neuron that takes part in some pattern has its law. Two neurons of a layer that take part in the same
 * patterns can be mixed like those of a linear network. They have one law more: the product of the weights that enter
 * them less that of the weights that leave them. Where only differences of outputs matter, a hidden neuron's weights to
 * all outputs have a sum that stands still, and so have the biases of the outputs.
 *
 * <p>The gradients of these laws are orthogonal to all fields and brackets. Their rank mod p at θ is at most the true
 * one, which is at most that near θ. So the bound is proved.
 */
final class LawBound {

  private final Circuit network;
  private final boolean[][] reached;
  private final boolean[][] leading;
  private final boolean[] ever;
  private final long[][] taking;
  private final NeuronLaws laws;
  private PatternSet patterns = new PatternSet(1);

  LawBound(Circuit network) {
    this.network = network;
    int steps = network.steps().size();
    reached = new boolean[steps + 1][];
    leading = new boolean[steps + 1][];
    for (int s = 0; s < steps; s++) {
      reached[s] = new boolean[network.steps().get(s).columns()];
      leading[s] = new boolean[reached[s].length];
    }
    reached[steps] = new boolean[network.outputs()];
    leading[steps] = new boolean[network.outputs()];
    ever = new boolean[network.layout().size()];
    taking = new long[network.neurons()][1];
    laws = new NeuronLaws(network);
  }

  /** How many neurons no pattern makes active. */
  int dead(PatternSet set) {
    int dead = 0;
    for (int j = 0; j < network.neurons(); j++) {
      int pattern = 0;
      while (pattern < set.size() && !set.active(pattern, j)) {
        pattern++;
      }
      dead += pattern == set.size() ? 1 : 0;
    }
    return dead;
  }

  /** The bound for fields of all these patterns, from the laws of single neurons and of the outputs. */
  int of(PatternSet set) {
    return explore(set) - NeuronLaws.single(taking) - laws.sums(ever);
  }

  /**
   * The bound from the laws of pairs, too.
   *
   * @param theta the weights
   * @param field ranks of laws are taken mod its p
   */
  int of(PatternSet set, long[] theta, PrimeField field) {
    return explore(set) - laws.rank(taking, ever, theta, field);
  }

  /** Finds what takes part in what; returns how many weights some pattern uses. */
  private int explore(PatternSet set) {
    patterns = set;
    Arrays.fill(ever, false);
    int words = set.size() / Long.SIZE + 1;
    for (int j = 0; j < taking.length; j++) {
      taking[j] = taking[j].length < words ? new long[words] : taking[j];
      Arrays.fill(taking[j], 0);
    }
    for (int pattern = 0; pattern < set.size(); pattern++) {
      reach(pattern);
      lead(pattern);
      mark(pattern);
    }
    int used = 0;
    for (boolean weight : ever) {
      used += weight ? 1 : 0;
    }
    return used;
  }

  private void reach(int pattern) {
    Arrays.fill(reached[0], true);
    for (int s = 0; s < network.steps().size(); s++) {
      Circuit.Step step = network.steps().get(s);
      boolean any = step.bias() >= 0 || any(reached[s]);
      for (int a = 0; a < step.rows(); a++) {
        reached[s + 1][a] = open(step, pattern, a) && (any || (step.skip() && reached[s - 1][a]));
      }
    }
  }

  private void lead(int pattern) {
    int last = network.steps().size();
    Arrays.fill(leading[last], true);
    for (int s = last - 1; s >= 0; s--) {
      Circuit.Step step = network.steps().get(s);
      boolean any = any(leading[s + 1]);
      boolean skipped = s + 1 < last && network.steps().get(s + 1).skip();
      for (int b = 0; b < step.columns(); b++) {
        boolean open = s == 0 || open(network.steps().get(s - 1), pattern, b);
        leading[s][b] = open && (any || (skipped && leading[s + 2][b]));
      }
    }
  }

  private boolean open(Circuit.Step step, int pattern, int neuron) {
    return !step.gated() || patterns.active(pattern, step.firstNeuron() + neuron);
  }

  private void mark(int pattern) {
    for (int s = 0; s < network.steps().size(); s++) {
      Circuit.Step step = network.steps().get(s);
      for (int a = 0; a < step.rows(); a++) {
        if (leading[s + 1][a]) {
          mark(s, step, a, pattern);
        }
      }
    }
  }

  private void mark(int s, Circuit.Step step, int a, int pattern) {
    if (step.bias() >= 0) {
      ever[step.bias() + a] = true;
    }
    for (int b = 0; b < step.columns(); b++) {
      ever[step.weights() + a * step.columns() + b] |= reached[s][b];
    }
    if (step.gated() && reached[s + 1][a]) {
      taking[step.firstNeuron() + a][pattern / Long.SIZE] |= 1L << pattern;
    }
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }
}
