package lawsweep.lie;

import lawsweep.network.Architecture;

/**
 * One of the two sides from which chains run through a network, as positions 1, …, q: x_{p+1} = a ⊙ (x_p M_p + b). From
 * the left x_p is l_p of {@link FieldBlock} and M_p is U_p; from the right x_p is r_{q+1-p} and M_p is the transpose of
 * U_{q+1-p}. The chain of the other side that shares the layer of x_p stands at position q + 1 - p.
 *
 * @param point the network and where its parameters stand
 * @param right whether chains begin at the inputs
 */
record FlowSide(Point point, boolean right) {

  private Architecture architecture() {
    return point.architecture();
  }

  /** q. */
  int last() {
    return architecture().depth();
  }

  /** Entries of x_p, 1 ≤ p ≤ q; of position q + 1, columns of M_q. */
  int width(int p) {
    return architecture().width(right ? last() + 1 - p : p - 1);
  }

  /** The layer of weights that M_p is. */
  int layer(int p) {
    return right ? last() + 1 - p : p;
  }

  /** The neurons whose gates make x_{p+1}, 0 ≤ p &lt; q. */
  int neurons(int p) {
    return right ? last() - p : p;
  }

  /** Whether x_{p+1} has gates inside the network. */
  boolean gated(int p) {
    return FieldBlock.hasGate(architecture(), neurons(p));
  }

  /** Whether biases are added before the gates of x_{p+1}. */
  boolean biased(int p) {
    return right && p > 0 && point.layout().hasBias(neurons(p));
  }

  /** The position of the other chain's factor in the same layer. */
  int partner(int p) {
    return last() + 1 - p;
  }
}
