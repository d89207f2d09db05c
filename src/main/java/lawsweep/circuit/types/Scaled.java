package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.SoftmaxPattern;

/**
 * Which wires may be multiplied by a function of some sides without a change of the output, since all that reads them
 * is a norm, or is linear in them and read by a norm alone. So a norm right behind another hides the other's root, and
 * a norm right behind a table the length of each row.
 */
final class Scaled {

  private static final int NONE = 0;

  private final List<Step> steps;
  private final Facts facts;
  private final Means means;
  private final List<List<Integer>> readers = new ArrayList<>();
  private final int[] free;

  /**
   * Goes from the output back.
   *
   * @param eps true if norms have an epsilon: then none is blind to lengths
   */
  Scaled(Circuit circuit, Facts facts, Means means, SoftmaxPattern softmax, boolean eps) {
    this.steps = circuit.steps();
    this.facts = facts;
    this.means = means;
    this.free = new int[steps.size()];
    Arrays.fill(free, NONE);
    for (int i = 0; i < free.length; i++) {
      readers.add(new ArrayList<>());
    }
    for (int i = 0; i < free.length; i++) {
      int reader = i;
      steps.get(i).reads().forEach(wire -> readers.get(wire).add(reader));
    }
    for (int i = free.length - 1; i >= 0; i--) {
      if (!eps && i != circuit.output() && !softmax.inside(i)) {
        free[i] = of(i);
      }
    }
  }

  /** The sides that a factor may depend on, as bits of places; none if the wire may not be multiplied. */
  int at(int wire) {
    return free[wire];
  }

  private int of(int wire) {
    int norm = norm(wire);
    if (norm != NONE || readers.get(wire).isEmpty()) {
      return norm;
    }
    int all = ~0;
    for (int reader : readers.get(wire)) {
      if (!means.inside(reader)) {
        all &= through(wire, reader);
      }
    }
    return all & ((1 << steps.get(wire).shape().size()) - 1);
  }

  /** The sides that a norm of a wire keeps, if a norm is all that reads it. */
  private int norm(int wire) {
    List<Integer> all = readers.get(wire);
    if (all.size() == 3 && all.getFirst().equals(all.get(1))
        && steps.get(all.getFirst()) instanceof Step.Contraction squares
        && steps.get(all.getLast()) instanceof Step.Contraction quotient && quotient.left() == wire
        && squares.leftLetters().equals(squares.rightLetters())
        && quotient.leftLetters().equals(quotient.outLetters()) && root(quotient.right()) == all.getFirst()
        && quotient.leftLetters().equals(squares.leftLetters())
        && quotient.rightLetters().equals(squares.outLetters())) {
      Letters letters = facts.letters(all.getFirst());
      return Letters.places(letters.left(), letters.outs());
    }
    return NONE;
  }

  /** The wire whose inverse root a wire is, up to a factor; -1 if it is none. */
  private int root(int wire) {
    int inner = unscaled(wire);
    return steps.get(inner) instanceof Step.InverseRoot root ? unscaled(root.from()) : -1;
  }

  private int unscaled(int wire) {
    return steps.get(wire) instanceof Step.Sum sum && sum.terms().size() == 1
        ? unscaled(sum.terms().getFirst().wire())
        : wire;
  }

  private int through(int wire, int reader) {
    Means.Mean mean = means.at(reader);
    if (mean != null) {
      return mean.of() == wire ? free[reader] & ~mean.along() : NONE;
    }
    return switch (steps.get(reader)) {
      case Step.Sum sum -> sum.terms().size() == 1 ? free[reader] : NONE;
      case Step.Contraction product -> {
        Letters letters = facts.letters(reader);
        int along = Letters.letters(letters.out(), free[reader]);
        yield product.left() == product.right()
            ? NONE
            : Letters.places(product.left() == wire ? letters.left() : letters.right(), along);
      }
      default -> NONE;
    };
  }
}
