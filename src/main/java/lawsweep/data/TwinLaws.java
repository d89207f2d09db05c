package lawsweep.data;

import java.util.Arrays;
import lawsweep.activation.GatedNetwork;
import lawsweep.activation.PatternSet;
import lawsweep.exact.Annihilator;
import lawsweep.field.PrimeField;
import lawsweep.kernel.Kernels;

/**
 * The laws of neurons of one layer that are active in the same patterns: twins behave like neurons of a linear layer, so the product of
 * what enters two of them less that of what leaves them is conserved ({@code doc-files/residual.md}, section 2). A neuron's own law is
 * the case of two equal ones.
 */
final class TwinLaws {

  /** The most laws of one layer beyond those of the neurons themselves that are looked at. */
  private static final int MOST_PAIRS = 4096;

  private final GatedNetwork network;
  private final RowSpan span;
  private final double[] row;
  private final int[] eldest;

  TwinLaws(GatedNetwork network, PrimeField field, Kernels kernels) {
    this.network = network;
    this.row = new double[network.layout().size()];
    this.eldest = new int[network.neurons()];
    this.span = row.length <= Annihilator.MOST_COLUMNS
        ? new SmallSpan(field, row.length)
        : new LargeSpan(field, kernels, row.length);
  }

  /**
   * The rank of the gradients of all these laws, restricted to some weights. Modulo a prime: it may be too low, never too high.
   *
   * @param used the weights that some pattern uses
   * @return 0 if there are no twins
   */
  int rank(PatternSet patterns, boolean[] used, long[] theta) {
    if (!twins(patterns)) {
      return 0;
    }
    span.reset();
    for (int s = 0; s < network.steps().size(); s++) {
      if (network.steps().get(s).gated()) {
        absorb(s, used, theta);
      }
    }
    return span.rank();
  }

  /** Finds for each neuron the first twin, which may be itself; -1 for neurons that are never active. */
  private boolean twins(PatternSet patterns) {
    boolean any = false;
    for (GatedNetwork.Step step : network.steps()) {
      for (int a = 0; step.gated() && a < step.rows(); a++) {
        int neuron = step.firstNeuron() + a;
        eldest[neuron] = eldest(patterns, step.firstNeuron(), neuron);
        any |= eldest[neuron] >= 0 && eldest[neuron] != neuron;
      }
    }
    return any;
  }

  private static int eldest(PatternSet patterns, int first, int neuron) {
    boolean active = false;
    for (int pattern = 0; pattern < patterns.size() && !active; pattern++) {
      active = patterns.active(pattern, neuron);
    }
    int other = first;
    while (active && other < neuron && !together(patterns, other, neuron)) {
      other++;
    }
    return active ? other : -1;
  }

  private static boolean together(PatternSet patterns, int j, int k) {
    for (int pattern = 0; pattern < patterns.size(); pattern++) {
      if (patterns.active(pattern, j) != patterns.active(pattern, k)) {
        return false;
      }
    }
    return true;
  }

  private void absorb(int s, boolean[] used, long[] theta) {
    GatedNetwork.Step step = network.steps().get(s);
    int pairs = 0;
    for (int j = 0; j < step.rows(); j++) {
      int family = eldest[step.firstNeuron() + j];
      for (int k = j; family >= 0 && k < step.rows(); k++) {
        boolean twin = eldest[step.firstNeuron() + k] == family;
        if (twin && (k == j || pairs++ < MOST_PAIRS)) {
          gradient(s, j, k, theta);
          restrict(used);
          span.absorb(row);
        }
      }
    }
  }

  /** The gradient of ⟨in_j, in_k⟩ - ⟨out_j, out_k⟩, halved if j = k. */
  private void gradient(int s, int j, int k, long[] theta) {
    Arrays.fill(row, 0);
    GatedNetwork.Step in = network.steps().get(s);
    for (int b = 0; b < in.columns(); b++) {
      pair(in.weights() + j * in.columns() + b, in.weights() + k * in.columns() + b, 1, theta);
    }
    if (in.bias() >= 0) {
      pair(in.bias() + j, in.bias() + k, 1, theta);
    }
    GatedNetwork.Step out = network.steps().get(s + 1);
    for (int a = 0; a < out.rows(); a++) {
      pair(out.weights() + a * out.columns() + j, out.weights() + a * out.columns() + k, -1, theta);
    }
  }

  private void pair(int x, int y, int sign, long[] theta) {
    row[x] = (double) sign * theta[y];
    row[y] = (double) sign * theta[x];
  }

  private void restrict(boolean[] used) {
    for (int e = 0; e < row.length; e++) {
      if (!used[e]) {
        row[e] = 0;
      }
    }
  }
}
