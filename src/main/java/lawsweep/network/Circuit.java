package lawsweep.network;

import java.util.ArrayList;
import java.util.List;

/**
 * What a network does to an input, step by step: h := gate ⊙ (U_i h + b_{i-1}) for i = q, …, 1. The last step has no
 * gate. In residual networks every second step has none, and adds what h was two steps before. Neurons with a gate are
 * numbered in the order in which an input meets them.
 *
 * <p>A field is the derivative of Σ w_o g_o, for weights w of the outputs. Where only differences of outputs matter, w
 * sums to 0.
 */
public final class Circuit {

  /**
   * One step.
   *
   * @param layer i: the step multiplies by U_i
   * @param rows n_{i-1}, how many numbers it gives
   * @param columns n_i, how many it takes
   * @param weights where U_i stands in θ, row by row
   * @param bias where b_{i-1} stands in θ; -1 if there is none
   * @param firstNeuron the number of the first of its neurons; -1 if it has no gates
   * @param skip true if what h was two steps before is added
   */
  public record Step(int layer, int rows, int columns, int weights, int bias, int firstNeuron, boolean skip) {

    /** True if its neurons have gates. */
    public boolean gated() {
      return firstNeuron >= 0;
    }
  }

  private final Architecture architecture;
  private final ParameterLayout layout;
  private final List<Step> steps;
  private final int neurons;
  private final boolean differences;

  /**
   * The steps of a network with gates, or of one with smooth functions in their place.
   *
   * @throws IllegalArgumentException for other families
   */
  public Circuit(Architecture architecture) {
    this(architecture, false);
  }

  /**
   * The same.
   *
   * @param differences true if only differences of outputs matter
   */
  public Circuit(Architecture architecture, boolean differences) {
    if (!architecture.family().gated() && !architecture.family().smooth()) {
      throw new IllegalArgumentException(architecture.family().label() + " networks have no hidden functions");
    }
    this.architecture = architecture;
    this.differences = differences;
    this.layout = new ParameterLayout(architecture);
    List<Step> list = new ArrayList<>();
    boolean residual = architecture.family() == Family.RESIDUAL;
    int next = 0;
    for (int i = architecture.depth(); i >= 1; i--) {
      boolean gated = residual ? i % 2 == 0 : i > 1;
      list.add(new Step(i, architecture.width(i - 1), architecture.width(i), layout.weights(i),
          layout.hasBias(i - 1) ? layout.bias(i - 1) : -1, gated ? next : -1, residual && !gated));
      next += gated ? architecture.width(i - 1) : 0;
    }
    this.steps = List.copyOf(list);
    this.neurons = next;
  }

  /** The network. */
  public Architecture architecture() {
    return architecture;
  }

  /** Where parameters stand in θ. */
  public ParameterLayout layout() {
    return layout;
  }

  /** The steps in the order in which an input meets them. */
  public List<Step> steps() {
    return steps;
  }

  /** How many neurons have gates. */
  public int neurons() {
    return neurons;
  }

  /** n_q. */
  public int inputs() {
    return architecture.width(architecture.depth());
  }

  /** n_0. */
  public int outputs() {
    return architecture.width(0);
  }

  /** True if only differences of outputs matter. */
  public boolean differences() {
    return differences;
  }

  /** How many weights of outputs are independent: n_0, or one fewer where only differences matter. */
  public int directions() {
    return differences ? outputs() - 1 : outputs();
  }

  /** True if some hidden neuron has a bias, so that scaling an input may change its pattern. */
  public boolean affine() {
    return steps.stream().anyMatch(step -> step.gated() && step.bias() >= 0);
  }
}
