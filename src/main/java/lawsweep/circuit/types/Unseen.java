package lawsweep.circuit.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.SoftmaxPattern;

/** What the output cannot tell of the motions of each wire, from the last step back. */
final class Unseen {

  private final List<Step> steps;
  private final Facts facts;
  private final SoftmaxPattern softmax;
  private final Means means;
  private final Scaled scaled;
  private final Blind[] blind;

  /**
   * Goes from the output back.
   *
   * @param masks where dropout is
   * @param eps whether norms have an epsilon
   */
  Unseen(Circuit circuit, Facts facts, SoftmaxPattern softmax, Masks masks, boolean eps) {
    this.means = new Means(circuit, facts);
    this.scaled = new Scaled(circuit, facts, means, softmax, eps);
    this.steps = circuit.steps();
    this.facts = facts;
    this.softmax = softmax;
    this.blind = new Blind[steps.size()];
    Arrays.fill(blind, Blind.ALL);
    int last = steps.get(circuit.output()).shape().size() - 1;
    blind[circuit.output()] = circuit.centred() ? Blind.along(1 << last) : Blind.NOTHING;
    for (int i = blind.length - 1; i >= 0; i--) {
      // Parts of a mean are not asked by themselves; behind dropout nothing but all is the same along a side.
      if (means.inside(i) || (masks.on(i) && !blind[i].all())) {
        blind[i] = Blind.NOTHING;
      }
      if (!softmax.inside(i) && !means.inside(i)) {
        pull(i, steps.get(i));
      }
    }
  }

  /** What is unseen of a wire. */
  Blind at(int wire) {
    return blind[wire];
  }

  /** The sides that a factor of a wire may depend on without a change of the output, as bits of places. */
  int free(int wire) {
    return scaled.at(wire);
  }

  private void see(int wire, Blind unseen) {
    blind[wire] = blind[wire].and(unseen);
  }

  private void pull(int i, Step step) {
    if (softmax.ends(i)) {
      int scores = softmax.scores(i);
      see(scores, blind[i].all() ? Blind.ALL : Blind.along(1 << (steps.get(scores).shape().size() - 1)));
      return;
    }
    switch (step) {
      case Step.Sum sum -> {
        Means.Mean mean = means.at(i);
        if (mean != null) {
          see(mean.of(), blind[i].all() ? Blind.ALL : Blind.along(mean.along()));
        } else {
          sum.terms().forEach(term -> see(term.wire(), blind[i]));
        }
      }
      case Step.Contraction contraction -> {
        Letters letters = facts.letters(i);
        int free = Letters.letters(letters.out(), scaled.at(i));
        see(contraction.left(), hidden(letters.lefts(), free, contraction)
            ? Blind.ALL
            : factor(i, letters.left(), letters.right(), contraction.right(), letters));
        see(contraction.right(), hidden(letters.rights(), free, contraction)
            ? Blind.ALL
            : factor(i, letters.right(), letters.left(), contraction.left(), letters));
      }
      case Step.Gate gate -> see(gate.from(), entries(i));
      case Step.Power power -> see(power.from(), entries(i));
      case Step.Apply apply -> see(apply.from(), entries(i));
      case Step.InverseRoot root -> see(root.from(), entries(i));
      case Step.Parameter _,Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> {
        // Nothing comes before these.
      }
    }
  }

  /** Whether a factor only multiplies what may be multiplied by anything. */
  private static boolean hidden(int factor, int free, Step.Contraction product) {
    return free != 0 && factor != 0 && (factor & ~free) == 0 && product.left() != product.right();
  }

  private Blind entries(int i) {
    return blind[i].all() ? Blind.ALL : Blind.NOTHING;
  }

  /** What is unseen of one factor of a product: letters as bits. */
  private Blind factor(int out, int[] own, int[] other, int otherWire, Letters letters) {
    int mine = Letters.bits(own);
    int theirs = Letters.bits(other);
    Facts.Fact fact = facts.get(otherWire);
    int varying = Letters.letters(other, ~fact.same());
    List<Integer> sets = new ArrayList<>();
    for (int set : blind[out].sets()) {
      int along = Letters.letters(letters.out(), set);
      if ((along & varying) == 0) {
        sets.add(Letters.places(own, along & mine));
      }
    }
    int vanishing = Letters.letters(other, fact.zero()) & mine & theirs & letters.summed();
    for (int place = 0; place < own.length; place++) {
      if ((vanishing >> own[place] & 1) == 1) {
        sets.add(1 << place);
      }
    }
    return Blind.of(sets);
  }
}
