package lawsweep.circuit.laws.named;

import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Step;

/** Sides of wires that a rotation would have to turn together, and whether something does not let them turn. */
final class Ties {

  private final List<Step> steps;
  private final int[] first;
  private final int[] parent;
  private final boolean[] broken;

  Ties(Circuit circuit) {
    this.steps = circuit.steps();
    this.first = new int[steps.size() + 1];
    for (int wire = 0; wire < steps.size(); wire++) {
      first[wire + 1] = first[wire] + steps.get(wire).shape().size();
    }
    int count = first[steps.size()];
    this.parent = new int[count];
    this.broken = new boolean[count];
    for (int i = 0; i < count; i++) {
      parent[i] = i;
    }
    int[] tensors = new int[circuit.tensors().size()];
    for (int wire = 0; wire < steps.size(); wire++) {
      step(wire, tensors);
    }
    breakAll(circuit.output());
  }

  /** The tie that a side belongs to. */
  int of(int wire, int side) {
    int at = first[wire] + side;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  boolean broken(int tie) {
    return broken[tie];
  }

  private void step(int wire, int[] tensors) {
    switch (steps.get(wire)) {
      case Step.Parameter parameter -> {
        if (tensors[parameter.tensor()] > 0) {
          joinAll(tensors[parameter.tensor()] - 1, wire);
        }
        tensors[parameter.tensor()] = wire + 1;
      }
      case Step.Contraction contraction -> contraction(contraction, wire);
      case Step.Sum sum -> sum.terms().forEach(term -> joinAll(term.wire(), wire));
      case Step.Input _,Step.OneHot _,Step.Constant _,Step.Rotation _ -> breakAll(wire);
      case Step.Gate gate -> breakAll(gate.from());
      case Step.Power power -> breakAll(power.from());
      case Step.Apply apply -> breakAll(apply.from());
      case Step.InverseRoot root -> breakAll(root.from());
    }
    if (!(steps.get(wire) instanceof Step.Parameter || steps.get(wire) instanceof Step.Contraction
        || steps.get(wire) instanceof Step.Sum)) {
      breakAll(wire);
    }
  }

  private void contraction(Step.Contraction step, int wire) {
    Indices indices = Indices.of(step);
    if (!indices.plain()) {
      breakAll(step.left());
      breakAll(step.right());
      breakAll(wire);
      return;
    }
    String all = indices.left() + indices.right();
    for (int at = 0; at < all.length(); at++) {
      char letter = all.charAt(at);
      int[] sides = {indices.left().indexOf(letter), indices.right().indexOf(letter), indices.result().indexOf(letter)};
      int[] wires = {step.left(), step.right(), wire};
      int known = -1;
      int count = 0;
      for (int k = 0; k < 3; k++) {
        if (sides[k] >= 0) {
          count++;
          known = known < 0 ? of(wires[k], sides[k]) : join(known, of(wires[k], sides[k]));
        }
      }
      broken[known] |= count != 2;
    }
  }

  private int join(int a, int b) {
    parent[b] = a;
    broken[a] |= broken[b];
    return a;
  }

  private void joinAll(int from, int to) {
    for (int side = 0; side < steps.get(to).shape().size(); side++) {
      join(of(from, side), of(to, side));
    }
  }

  private void breakAll(int wire) {
    for (int side = 0; side < steps.get(wire).shape().size(); side++) {
      broken[of(wire, side)] = true;
    }
  }
}
