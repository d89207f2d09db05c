package lawsweep.circuit.walk;

import lawsweep.circuit.Circuit;
import lawsweep.network.Architecture;

/** The chains of the old families as circuits. */
public final class OldNetworks {

  private OldNetworks() {}

  /** Parameters come tensor by tensor as an input meets them, which is another order than the old one. */
  public static Circuit of(Architecture architecture) {
    Wires w = new Wires();
    int h = w.input(architecture.width(architecture.depth()));
    boolean gates = architecture.family().gated();
    for (int i = architecture.depth(); i >= 1; i--) {
      h = w.contract("oi,i->o", w.parameter("U" + i, architecture.width(i - 1), architecture.width(i)), h);
      if (biased(architecture, i - 1)) {
        h = w.plus(h, w.parameter("b" + (i - 1), architecture.width(i - 1)));
      }
      if (gates && i > 1) {
        h = w.gate(h);
      }
    }
    return w.circuit(h);
  }

  private static boolean biased(Architecture architecture, int layer) {
    return switch (architecture.bias()) {
      case NONE -> false;
      case HIDDEN -> layer > 0;
      case ALL -> true;
    };
  }
}
