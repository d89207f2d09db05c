package lawsweep.circuit.types;

import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;
import lawsweep.circuit.laws.SoftmaxPattern;

/** What is known of the values of all wires, from the first step on: sides as bits of places. */
final class Facts {

  /**
   * What is known of a wire.
   *
   * @param zero sides along which it sums to 0
   * @param one sides along which it sums to 1
   * @param same sides along which it is constant
   * @param ones true for a constant of ones
   * @param given true if it depends on inputs
   * @param trained true if it depends on parameters
   */
  record Fact(int zero, int one, int same, boolean ones, boolean given, boolean trained) {

    /** Whether it is a constant. */
    boolean constant() {
      return !given && !trained;
    }
  }

  private final Circuit circuit;
  private final List<Step> steps;
  private final SoftmaxPattern softmax;
  private final Fact[] facts;
  private final boolean[] turns;
  private final boolean[] centres;
  private final Letters[] letters;

  Facts(Circuit circuit, SoftmaxPattern softmax) {
    this.circuit = circuit;
    this.steps = circuit.steps();
    this.softmax = softmax;
    this.facts = new Fact[steps.size()];
    this.turns = new boolean[facts.length];
    this.centres = new boolean[facts.length];
    this.letters = new Letters[facts.length];
    for (int i = 0; i < facts.length; i++) {
      facts[i] = of(i, steps.get(i));
    }
  }

  Fact get(int wire) {
    return facts[wire];
  }

  /** The letters of a contraction. */
  Letters letters(int step) {
    return letters[step];
  }

  /** Whether a wire is a rotation of each position, as a matrix on some places. */
  boolean turns(int wire) {
    return turns[wire];
  }

  /** Whether a wire is a constant that takes means away. */
  boolean centres(int wire) {
    return centres[wire];
  }

  private Fact of(int i, Step step) {
    int last = 1 << Math.max(0, step.shape().size() - 1);
    boolean given = step instanceof Step.Input || step instanceof Step.OneHot || step instanceof Step.Gate
        || step.reads().stream().anyMatch(wire -> facts[wire].given);
    boolean trained = step instanceof Step.Parameter || step.reads().stream().anyMatch(wire -> facts[wire].trained);
    Fact plain = new Fact(0, 0, 0, false, given, trained);
    return switch (step) {
      case Step.OneHot _ -> new Fact(0, last, 0, false, true, false);
      case Step.Constant constant -> constant(i, constant);
      case Step.Contraction contraction -> softmax.ends(i)
          ? ended(i, contraction, new Fact(0, last, 0, false, given, trained))
          : contraction(i, contraction, plain);
      case Step.Sum sum -> sum(i, sum, plain);
      case Step.Power power -> alike(facts[power.from()], plain);
      case Step.Apply apply -> alike(facts[apply.from()], plain);
      case Step.InverseRoot root -> alike(facts[root.from()], plain);
      case Step.Rotation _ -> new Fact(0, 0, 0, false, true, false);
      case Step.Parameter _,Step.Input _,Step.Gate _ -> plain;
    };
  }

  private static Fact alike(Fact from, Fact plain) {
    return new Fact(0, 0, from.same, false, plain.given, plain.trained);
  }

  private Fact constant(int i, Step.Constant constant) {
    if (Constants.ones(constant)) {
      return new Fact(0, 0, (1 << constant.shape().size()) - 1, true, false, false);
    }
    centres[i] = Constants.centres(constant);
    int one = 0;
    for (int side = 0; side < constant.shape().size() && !centres[i]; side++) {
      one |= Constants.sum(constant, side, 1) ? 1 << side : 0;
    }
    return new Fact(centres[i] ? 3 : 0, one, 0, false, false, false);
  }

  private Fact ended(int i, Step.Contraction step, Fact fact) {
    letters[i] = Letters.of(step);
    return fact;
  }

  private Fact contraction(int i, Step.Contraction step, Fact plain) {
    Letters own = Letters.of(step);
    letters[i] = own;
    Fact left = facts[step.left()];
    Fact right = facts[step.right()];
    turns[i] = steps.get(step.left()) instanceof Step.Rotation && steps.get(step.right()) instanceof Step.Constant c
        && Turned.planes(step, c);
    // A side that one factor alone has keeps its sums.
    int zero = own.outPlaces((Letters.letters(own.left(), left.zero) & ~own.rights())
        | (Letters.letters(own.right(), right.zero) & ~own.lefts()));
    int varies = Letters.letters(own.left(), ~left.same) | Letters.letters(own.right(), ~right.same);
    int same = own.outPlaces(own.outs() & ~varies);
    return new Fact(zero, 0, same, false, plain.given, plain.trained);
  }

  private Fact sum(int i, Step.Sum sum, Fact plain) {
    int all = (1 << sum.shape().size()) - 1;
    int[] both = {all, all};
    for (Step.Term term : sum.terms()) {
      both[0] &= facts[term.wire()].zero;
      both[1] &= facts[term.wire()].same;
      turns[i] |= turns[term.wire()];
    }
    turns[i] &= sum.terms().stream().allMatch(term -> turns[term.wire()] || facts[term.wire()].constant());
    return new Fact(both[0], 0, both[1], false, plain.given, plain.trained);
  }

  /** The wires that the output depends on. */
  boolean[] live() {
    boolean[] live = new boolean[steps.size()];
    Arrays.fill(live, false);
    live[circuit.output()] = true;
    for (int i = live.length - 1; i >= 0; i--) {
      if (live[i]) {
        steps.get(i).reads().forEach(wire -> live[wire] = true);
      }
    }
    return live;
  }
}
