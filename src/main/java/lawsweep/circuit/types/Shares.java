package lawsweep.circuit.types;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Step;

/**
 * Where a circuit takes a softmax: exponentials, masked or not, divided by their sums along the last side. It is read
 * as one step, since its parts see the sum of a row that all together do not.
 */
final class Shares {

  private final List<Step> steps;
  private final Map<Integer, Integer> scores = new HashMap<>();
  private final Set<Integer> inner = new HashSet<>();

  Shares(Circuit circuit) {
    steps = circuit.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Step.Contraction product) {
        find(i, product);
      }
    }
    inner.remove(circuit.output());
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (!scores.containsKey(i) && !inner.contains(i)) {
        steps.get(i).reads().forEach(inner::remove);
      }
    }
  }

  /** Whether a step writes the shares of a softmax. */
  boolean ends(int step) {
    return scores.containsKey(step);
  }

  /** What the softmax is taken of that a step writes. */
  int scores(int step) {
    return scores.get(step);
  }

  /** Whether a step is part of a softmax and nothing else. */
  boolean inside(int step) {
    return inner.contains(step);
  }

  private void find(int end, Step.Contraction product) {
    String all = product.leftLetters();
    if (all.isEmpty() || !product.outLetters().equals(all)) {
      return;
    }
    String rest = all.substring(0, all.length() - 1);
    if (!product.rightLetters().equals(rest)
        || !(steps.get(product.right()) instanceof Step.Apply quotient) || quotient.function() != Scalar.RECIPROCAL
        || !(steps.get(quotient.from()) instanceof Step.Contraction total) || total.left() != product.left()
        || total.leftLetters().length() != all.length()
        || !sums(total)) {
      return;
    }
    int powers = product.left();
    int exponentials = steps.get(powers) instanceof Step.Contraction mask && masks(mask) ? mask.left() : powers;
    if (steps.get(exponentials) instanceof Step.Apply exp && exp.function() == Scalar.EXP) {
      scores.put(end, exp.from());
      inner.addAll(List.of(exponentials, powers, product.right(), quotient.from()));
    }
  }

  private boolean sums(Step.Contraction total) {
    String left = total.leftLetters();
    int last = left.length() - 1;
    return total.rightLetters().equals(left.substring(last)) && total.outLetters().equals(left.substring(0, last))
        && steps.get(total.right()) instanceof Step.Constant ones && Constants.ones(ones);
  }

  /** Whether a product only keeps some entries and drops others. */
  private boolean masks(Step.Contraction mask) {
    return mask.leftLetters().equals(mask.outLetters())
        && mask.rightLetters().chars().allMatch(letter -> mask.leftLetters().indexOf(letter) >= 0)
        && steps.get(mask.right()) instanceof Step.Constant;
  }
}
