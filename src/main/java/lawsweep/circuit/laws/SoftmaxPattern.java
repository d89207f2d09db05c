package lawsweep.circuit.laws;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/**
 * Softmax as it is written in steps: exponentials, some of them set to 0 by a mask, divided by their sum along the last
 * side.
 */
final class SoftmaxPattern {

  private final List<Step> steps;
  private final Map<Integer, Softmax> ends = new HashMap<>();
  private final Set<Integer> inner = new HashSet<>();

  /**
   * A softmax.
   *
   * @param scores the wire it is taken of
   * @param kept for each entry whether it is not masked
   * @param width how many entries a row has
   */
  record Softmax(int scores, boolean[] kept, int width) {}

  SoftmaxPattern(Circuit circuit) {
    steps = circuit.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Contraction product) {
        find(i, product);
      }
    }
    // What others read is no inner step, and neither is what such a step reads.
    inner.remove(circuit.output());
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!ends.containsKey(i) && !inner.contains(i)) {
        steps.get(i).reads().forEach(inner::remove);
      }
    }
  }

  /** The softmax whose shares a step writes, or null. */
  Softmax at(int step) {
    return ends.get(step);
  }

  /** Whether a step is part of a softmax and nothing else. */
  boolean inside(int step) {
    return inner.contains(step);
  }

  private void find(int end, Step.Contraction product) {
    String all = product.leftLetters();
    if (all.isEmpty() || !product.outLetters().equals(all)
        || !product.rightLetters().equals(all.substring(0, all.length() - 1))) {
      return;
    }
    if (!(steps.get(product.right()) instanceof Step.Apply reciprocal) || reciprocal.function() != Scalar.RECIPROCAL
        || !(steps.get(reciprocal.from()) instanceof Step.Contraction total) || total.left() != product.left()
        || !total.indices().equals(same(total.indices(), all))
        || !ones(total.right())) {
      return;
    }
    int powers = product.left();
    boolean[] kept = new boolean[Shapes.size(steps.get(powers).shape())];
    Arrays.fill(kept, true);
    int exponentials = powers;
    if (steps.get(powers) instanceof Step.Contraction mask) {
      if (!masks(mask, kept)) {
        return;
      }
      exponentials = mask.left();
    }
    if (!(steps.get(exponentials) instanceof Step.Apply exp) || exp.function() != Scalar.EXP) {
      return;
    }
    ends.put(end, new Softmax(exp.from(), kept, steps.get(powers).shape().getLast()));
    inner.addAll(List.of(exponentials, powers, product.right(), reciprocal.from()));
  }

  /** What the indices of a sum along the last side look like. */
  private static String same(String indices, String all) {
    String first = indices.substring(0, indices.indexOf(','));
    int last = first.length() - 1;
    return first.length() == all.length() && last >= 0
        ? first + "," + first.charAt(last) + "->" + first.substring(0, last)
        : "";
  }

  private boolean ones(int wire) {
    return steps.get(wire) instanceof Step.Constant constant && constant.values().stream().allMatch(v -> v == 1);
  }

  private boolean masks(Step.Contraction mask, boolean[] kept) {
    if (!mask.leftLetters().equals(mask.outLetters())
        || !(steps.get(mask.right()) instanceof Step.Constant constant)
        || !constant.values().stream().allMatch(v -> v == 0 || v == 1)) {
      return false;
    }
    Pairing pairing = Pairing.of(mask.indices(), mask.shape(), constant.shape(), mask.shape());
    for (int i = 0; i < kept.length; i++) {
      int[] rights = pairing.rights(i);
      if (rights.length != 1) {
        return false;
      }
      kept[i] = constant.values().get(rights[0]) == 1;
    }
    return true;
  }
}
