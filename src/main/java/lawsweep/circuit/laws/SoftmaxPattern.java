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
 * Where a circuit takes a softmax: exponentials, some of them set to 0 by a mask, divided by their sum along the last
 * side. It is read as one step, since its parts see the sum of a row that all together do not.
 */
public final class SoftmaxPattern {

  private static final int NO_MASK = -1;

  private final List<Step> steps;
  private final Map<Integer, Softmax> ends = new HashMap<>();
  private final Set<Integer> inner = new HashSet<>();
  private final Map<Integer, Boolean> zeroOrOne = new HashMap<>();

  /**
   * A softmax.
   *
   * @param scores the wire it is taken of
   * @param mask the product that sets some entries to 0, or {@value #NO_MASK}
   * @param width how many entries a row has
   */
  record Softmax(int scores, int mask, int width) {}

  /** Looks for them. */
  public SoftmaxPattern(Circuit circuit) {
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

  /** Whether a step writes the shares of a softmax. */
  public boolean ends(int step) {
    return ends.containsKey(step);
  }

  /** The wire that the softmax is taken of whose shares a step writes. */
  public int scores(int step) {
    return ends.get(step).scores;
  }

  /** Whether a step is part of a softmax and nothing else. */
  public boolean inside(int step) {
    return inner.contains(step);
  }

  /** How many entries a row of the softmax has whose shares a step writes. */
  int width(int step) {
    return ends.get(step).width;
  }

  /** For each entry of the softmax whose shares a step writes whether it is not masked. */
  boolean[] kept(int step) {
    Softmax softmax = ends.get(step);
    boolean[] kept = new boolean[Shapes.size(steps.get(softmax.scores).shape())];
    if (softmax.mask == NO_MASK) {
      Arrays.fill(kept, true);
      return kept;
    }
    Step.Contraction mask = (Step.Contraction) steps.get(softmax.mask);
    Step.Constant constant = (Step.Constant) steps.get(mask.right());
    Pairing pairing = Pairing.of(mask.indices(), mask.shape(), constant.shape(), mask.shape());
    for (int i = 0; i < kept.length; i++) {
      kept[i] = constant.values().get(pairing.rights(i)[0]) == 1;
    }
    return kept;
  }

  private void find(int end, Step.Contraction product) {
    String all = product.leftLetters();
    if (all.isEmpty() || !product.outLetters().equals(all)
        || !product.rightLetters().equals(all.substring(0, all.length() - 1))) {
      return;
    }
    if (!(steps.get(product.right()) instanceof Step.Apply reciprocal) || reciprocal.function() != Scalar.RECIPROCAL
        || !(steps.get(reciprocal.from()) instanceof Step.Contraction total) || total.left() != product.left()
        || !sums(total)) {
      return;
    }
    int powers = product.left();
    boolean masked = steps.get(powers) instanceof Step.Contraction;
    int exponentials = powers;
    if (steps.get(powers) instanceof Step.Contraction mask) {
      if (!masks(mask)) {
        return;
      }
      exponentials = mask.left();
    }
    if (steps.get(exponentials) instanceof Step.Apply exp && exp.function() == Scalar.EXP) {
      ends.put(end, new Softmax(exp.from(), masked ? powers : NO_MASK, steps.get(powers).shape().getLast()));
      inner.addAll(List.of(exponentials, powers, product.right(), reciprocal.from()));
    }
  }

  /** Whether it is a sum along the last side. */
  private boolean sums(Step.Contraction total) {
    String left = total.leftLetters();
    int last = left.length() - 1;
    return total.rightLetters().equals(left.substring(last)) && total.outLetters().equals(left.substring(0, last))
        && steps.get(total.right()) instanceof Step.Constant ones && ones.values().stream().allMatch(v -> v == 1);
  }

  /** Whether a product only keeps some entries and drops others. */
  private boolean masks(Step.Contraction mask) {
    return mask.leftLetters().equals(mask.outLetters())
        && mask.rightLetters().chars().allMatch(letter -> mask.leftLetters().indexOf(letter) >= 0)
        && steps.get(mask.right()) instanceof Step.Constant constant
        && zeroOrOne.computeIfAbsent(mask.right(), _ -> zeroOrOne(constant));
  }

  /** Layers share their masks, and those of real networks have millions of entries: each is looked at once. */
  private static boolean zeroOrOne(Step.Constant constant) {
    for (int i = 0; i < constant.values().size(); i++) {
      long value = constant.values().get(i);
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }
}
