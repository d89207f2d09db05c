package lawsweep.formula.degree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;

/**
 * Changes of signs of a circuit's parameters that permute its fields, found from the circuit alone. Every entry of a
 * wire gets a sign; what is added must have the same, what is multiplied multiplies, inputs, free gates and outputs may
 * have any. Signs are written additively: a sum of unknowns over F_2, those of parameters first.
 */
final class SignSymmetries {

  private final Circuit circuit;
  private final int parameters;
  private final List<BitSet> equations = new ArrayList<>();
  /** For each wire and entry its sign; null for an entry that is always 0. */
  private final BitSet[][] signs;
  private int unknowns;

  private SignSymmetries(Circuit circuit) {
    this.circuit = circuit;
    this.parameters = circuit.columns();
    this.unknowns = parameters;
    this.signs = new BitSet[circuit.steps().size()][];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = signs(circuit.steps().get(i));
    }
    outputs();
  }

  /** A basis of the changes of signs: each the set of parameters whose sign is changed. */
  static List<BitSet> of(Circuit circuit) {
    return new SignSymmetries(circuit).solutions();
  }

  private BitSet[] signs(Step step) {
    BitSet[] out = new BitSet[Shapes.size(step.shape())];
    switch (step) {
      case Step.Parameter parameter -> {
        for (int e = 0; e < out.length; e++) {
          out[e] = unknown(circuit.tensors().get(parameter.tensor()).first() + e);
        }
      }
      case Step.Input _ -> fill(out);
      case Step.OneHot _ -> fixed(out, _ -> true);
      case Step.Constant constant -> fixed(out, e -> constant.values().get(e) != 0);
      case Step.Contraction contraction -> {
        EntryProducts products = EntryProducts.of(circuit, contraction);
        for (int t = 0; t < products.count(); t++) {
          add(product(signs[contraction.left()][products.left()[t]],
              signs[contraction.right()][products.right()[t]]), out, products.out()[t]);
        }
      }
      case Step.Sum sum -> {
        for (Step.Term term : sum.terms()) {
          for (int e = 0; e < out.length && term.factor() != 0; e++) {
            add(signs[term.wire()][e], out, e);
          }
        }
      }
      case Step.Gate _ -> fill(out);
      case Step.Power power -> {
        for (int e = 0; e < out.length; e++) {
          BitSet from = signs[power.from()][e];
          boolean odd = power.exponent() % 2 == 1;
          out[e] = (from != null ? odd : power.exponent() > 0) ? from : new BitSet();
        }
      }
      case Step.Rotation _,Step.Apply _,Step.InverseRoot _ -> throw new IllegalStateException(step.toString());
    }
    return out;
  }

  private static BitSet unknown(int number) {
    BitSet sign = new BitSet();
    sign.set(number);
    return sign;
  }

  private void fill(BitSet[] out) {
    for (int e = 0; e < out.length; e++) {
      out[e] = unknown(unknowns++);
    }
  }

  private static void fixed(BitSet[] out, IntPredicate some) {
    for (int e = 0; e < out.length; e++) {
      out[e] = some.test(e) ? new BitSet() : null;
    }
  }

  private static BitSet product(BitSet left, BitSet right) {
    if (left == null || right == null) {
      return null;
    }
    BitSet product = (BitSet) left.clone();
    product.xor(right);
    return product;
  }

  /** Adds a summand to an entry: the first one decides the sign, and the others must have the same. */
  private void add(BitSet summand, BitSet[] out, int entry) {
    if (summand != null && out[entry] == null) {
      out[entry] = summand;
    } else if (summand != null) {
      equations.add(product(summand, out[entry]));
    }
  }

  /** Of outputs of which only differences matter, those of one row have the same sign. */
  private void outputs() {
    List<Integer> shape = circuit.steps().get(circuit.output()).shape();
    int side = shape.isEmpty() ? 1 : shape.getLast();
    BitSet[] out = signs[circuit.output()];
    for (int row = 0; circuit.centred() && row < out.length; row += side) {
      BitSet[] first = new BitSet[1];
      for (int j = row; j < row + side; j++) {
        add(out[j], first, 0);
      }
    }
  }

  /** Solves the equations and keeps what the solutions do to parameters. */
  private List<BitSet> solutions() {
    List<BitSet> reduced = reduced(equations, unknowns);
    BitSet pivots = new BitSet();
    reduced.forEach(row -> pivots.set(row.nextSetBit(0)));
    List<BitSet> changes = new ArrayList<>();
    for (int free = pivots.nextClearBit(0); free < unknowns; free = pivots.nextClearBit(free + 1)) {
      BitSet change = unknown(free);
      for (BitSet row : reduced) {
        if (row.get(free)) {
          change.set(row.nextSetBit(0));
        }
      }
      changes.add(change.get(0, parameters));
    }
    return reduced(changes, parameters);
  }

  /** The reduced echelon basis of a span over F_2, each row with its first column as pivot. */
  private static List<BitSet> reduced(List<BitSet> rows, int columns) {
    BitSet[] byPivot = new BitSet[columns];
    for (BitSet given : rows) {
      BitSet row = (BitSet) given.clone();
      for (int c = row.nextSetBit(0); c >= 0; c = row.nextSetBit(c + 1)) {
        if (byPivot[c] != null) {
          row.xor(byPivot[c]);
        }
      }
      int pivot = row.nextSetBit(0);
      if (pivot >= 0) {
        for (BitSet other : byPivot) {
          if (other != null && other.get(pivot)) {
            other.xor(row);
          }
        }
        byPivot[pivot] = row;
      }
    }
    List<BitSet> basis = new ArrayList<>();
    for (BitSet row : byPivot) {
      if (row != null) {
        basis.add(row);
      }
    }
    return basis;
  }
}
