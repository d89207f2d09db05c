package lawsweep.circuit.laws.named;

import java.util.List;
import lawsweep.circuit.Step;

/** Whether a wire sums to 0 along a side, whatever everything else is: what a layer norm has centred. */
final class ZeroSums {

  private final Wiring wiring;

  ZeroSums(Wiring wiring) {
    this.wiring = wiring;
  }

  boolean at(int wire, int side) {
    return switch (wiring.step(wire)) {
      case Step.Constant constant -> constant(constant, side);
      case Step.Sum sum -> sum.terms().stream().allMatch(term -> at(term.wire(), side));
      case Step.Contraction step -> {
        Indices indices = Indices.of(step);
        char letter = indices.result().charAt(side);
        int left = indices.left().indexOf(letter);
        int right = indices.right().indexOf(letter);
        yield indices.plain() && (left < 0 || right < 0)
            && (left >= 0 ? at(step.left(), left) : at(step.right(), right));
      }
      default -> false;
    };
  }

  private static boolean constant(Step.Constant constant, int side) {
    List<Integer> shape = constant.shape();
    int stride = 1;
    for (int i = shape.size() - 1; i > side; i--) {
      stride *= shape.get(i);
    }
    int extent = shape.get(side);
    for (int entry = 0; entry < constant.values().size(); entry++) {
      long sum = 0;
      for (int i = 0; entry / stride % extent == 0 && i < extent; i++) {
        sum += constant.values().get(entry + i * stride);
      }
      if (sum != 0) {
        return false;
      }
    }
    return true;
  }
}
