package lawsweep.recast;

import java.util.Collections;
import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * Condition (13) of papers/000, at almost all weights: the gradients' fields alone span what they span together with
 * all their brackets, dim W_0 = dim Lie(W_0). Then the function's coordinates and the laws together are coordinates of
 * the weights, and gradient flow is a Riemannian flow of the function.
 *
 * @param dimW0 dim W_0 = rank ∂z, z the function's coordinates
 * @param lieDim dim Lie(W_0)
 */
public record Closure(long dimW0, long lieDim) {

  /**
   * Whether the condition holds for a network.
   *
   * <p>ReLU: z are the products of weights along all paths. Only rescalings of hidden neurons leave them as they are,
   * so dim W_0 = D - H, H the number of hidden neurons; and their H balances are laws, so brackets add nothing. Linear:
   * z is the product of the matrices, of rank r = min n_i, and the matrices of that rank have the dimension
   * r(n_0 + n_q - r).
   *
   * @param lieDim the dimension of the Lie algebra of a linear network, as its theorem says it; not used for ReLU
   * @throws IllegalArgumentException for other families
   */
  public static Closure of(Architecture network, long lieDim) {
    if (network.family() == Family.RELU) {
      long all = network.parameters() - network.hiddenNeurons();
      return new Closure(all, all);
    }
    if (network.family() != Family.LINEAR) {
      throw new IllegalArgumentException(
          "expected a linear or a ReLU network, got one of the family " + network.family().label());
    }
    long rank = Collections.min(network.widths());
    return new Closure(rank * (network.width(0) + network.width(network.depth()) - rank), lieDim);
  }

  /** Whether the condition holds. */
  public boolean closed() {
    return dimW0 == lieDim;
  }
}
