package lawsweep.gpu;

import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * Where a field's chains stand in its row of doubles on the device: first values, l_1, …, l_q, r_1, …, r_q and a
 * constant 1 (the right factor of biases), then as many changes in the same order, then gates.
 */
final class ChainPlaces {

  /** Chains begin at multiples of so many doubles, which pairs of loads like. */
  private static final int ALIGNMENT = 2;

  private final Architecture architecture;
  private final int[] left;
  private final int[] right;
  private final int[] gates;
  private final int one;
  private final int size;
  private final int width;

  /**
   * The places of an architecture's chains.
   *
   * @throws ArithmeticException if a row has 2^31 numbers or more
   */
  ChainPlaces(Architecture architecture) {
    this.architecture = architecture;
    int q = architecture.depth();
    this.left = new int[q + 1];
    this.right = new int[q + 1];
    this.gates = new int[q + 1];
    int at = 0;
    for (int i = 1; i <= q; i++) {
      left[i] = at;
      at = aligned(Math.addExact(at, architecture.width(i - 1)));
    }
    for (int i = 1; i <= q; i++) {
      right[i] = at;
      at = aligned(Math.addExact(at, architecture.width(i)));
    }
    this.one = at;
    this.size = aligned(Math.addExact(at, 1));
    at = Math.multiplyExact(2, size);
    for (int i = 1; i < q; i++) {
      gates[i] = at;
      at = Math.addExact(at, gated() ? architecture.width(i) : 0);
    }
    this.width = aligned(at);
  }

  private static int aligned(int at) {
    return Math.multiplyExact(Math.ceilDiv(at, ALIGNMENT), ALIGNMENT);
  }

  /** The network. */
  Architecture architecture() {
    return architecture;
  }

  /** Whether fields have coefficients on hidden layers. */
  boolean gated() {
    return architecture.family() == Family.RELU;
  }

  /** Where l_i begins, 1 ≤ i ≤ q; it is as wide as layer i - 1. */
  int left(int i) {
    return left[i];
  }

  /** Where r_i begins; it is as wide as layer i. */
  int right(int i) {
    return right[i];
  }

  /** Where the gates of layer i begin, 1 ≤ i &lt; q; those of all layers follow each other. */
  int gates(int i) {
    return gates[i];
  }

  /** How many gates a field has. */
  int gateWidth() {
    return gated() ? Math.toIntExact(architecture.hiddenNeurons()) : 0;
  }

  /** How many coefficients a field has: a_0, the gates, a_q. */
  int coefficients() {
    int q = architecture.depth();
    return Math.addExact(Math.addExact(architecture.width(0), gateWidth()), architecture.width(q));
  }

  /** Where the constant 1 stands. */
  int one() {
    return one;
  }

  /** How many values there are, and how many changes. */
  int size() {
    return size;
  }

  /** The length of a row. */
  int width() {
    return width;
  }
}
