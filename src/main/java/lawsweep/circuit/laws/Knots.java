package lawsweep.circuit.laws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.residue.PrimeField;
import lawsweep.work.Watch;

/**
 * A circuit as knots: everything that is linear with constant factors is multiplied out, so that each wire is a sum of
 * entries of knots, and knots are tied only where numbers are multiplied with each other or functions are taken.
 */
final class Knots {

  private final PrimeField field;
  private final Watch watch;
  private final Circuit circuit;
  private final SoftmaxPattern softmax;
  private final List<Knot> knots = new ArrayList<>();
  private final Sparse[][] wires;
  private int places = 1;
  private int output;

  /**
   * Multiplies out.
   *
   * @param watch asked for each row of numbers that is multiplied or added
   */
  Knots(Circuit circuit, PrimeField field, Watch watch) {
    this.field = field;
    this.watch = watch;
    this.circuit = circuit;
    this.softmax = new SoftmaxPattern(circuit);
    this.wires = new Sparse[circuit.steps().size()][];
    for (int i = 0; i < wires.length; i++) {
      if (!softmax.inside(i)) {
        wires[i] = entries(i, circuit.steps().get(i));
      }
    }
    output = tied(circuit.output());
  }

  List<Knot> all() {
    return knots;
  }

  Knot get(int knot) {
    return knots.get(knot);
  }

  int output() {
    return output;
  }

  /** The knot that a place belongs to. */
  int knotAt(int place) {
    int low = 0;
    int high = knots.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (knots.get(middle).first() <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private Sparse[] entries(int i, Step step) {
    int size = Shapes.size(step.shape());
    if (softmax.ends(i)) {
      return tie(size, new Origin.Shares(tied(softmax.scores(i)), rows(softmax.kept(i), softmax.width(i))));
    }
    return switch (step) {
      case Step.Parameter parameter -> tie(size, new Origin.Parameter(parameter.tensor()));
      case Step.Input _ -> tie(size, new Origin.Given());
      case Step.Rotation rotation -> rotations(size, rotation);
      case Step.OneHot choice -> tie(size, new Origin.Choices(choice.shape().getLast()));
      case Step.Constant constant -> constants(constant);
      case Step.Sum sum -> sum(sum, size);
      case Step.Contraction contraction -> contraction(contraction, size);
      case Step.Gate gate -> tie(size, new Origin.Power(tied(gate.from()), 1));
      case Step.Power power -> tie(size, new Origin.Power(tied(power.from()), power.exponent()));
      case Step.InverseRoot root -> tie(size, new Origin.Power(tied(root.from()), -field.invert(2)));
      case Step.Apply apply -> tie(size, apply.function() == Scalar.RECIPROCAL
          ? new Origin.Power(tied(apply.from()), -1)
          : new Origin.Smooth(tied(apply.from())));
    };
  }

  /** The first position is not turned. */
  private Sparse[] rotations(int size, Step.Rotation rotation) {
    Sparse[] turns = tie(size, new Origin.Given());
    for (int e = 0; e < size / rotation.shape().getFirst(); e++) {
      turns[e] = e % 2 == 0 ? Sparse.unit(0) : Sparse.ZERO;
    }
    return turns;
  }

  /** The entries of each row that are kept. */
  private static List<int[]> rows(boolean[] kept, int width) {
    List<int[]> rows = new ArrayList<>();
    for (int first = 0; first < kept.length; first += width) {
      rows.add(IntStream.range(first, first + width).filter(e -> kept[e]).toArray());
    }
    return rows;
  }

  private Sparse[] tie(int size, Origin origin) {
    knots.add(new Knot(places, size, origin));
    Sparse[] units = new Sparse[size];
    for (int e = 0; e < size; e++) {
      units[e] = Sparse.unit(places + e);
    }
    places += size;
    return units;
  }

  /** The knot that a wire is; a new one if it is a sum of several. */
  private int tied(int wire) {
    Sparse[] entries = wires[wire];
    if (entries.length > 0 && entries[0].size() == 1 && entries[0].at()[0] > 0) {
      Knot knot = knots.get(knotAt(entries[0].at()[0]));
      boolean same = knot.size() == entries.length;
      for (int e = 0; e < entries.length && same; e++) {
        same = entries[e].size() == 1 && entries[e].at()[0] == knot.first() + e && entries[e].values()[0] == 1;
      }
      if (same) {
        return knotAt(knot.first());
      }
    }
    wires[wire] = tie(entries.length, new Origin.Linear(List.of(entries)));
    return knots.size() - 1;
  }

  private Sparse[] constants(Step.Constant constant) {
    Sparse[] out = new Sparse[constant.values().size()];
    for (int e = 0; e < out.length; e++) {
      out[e] = Sparse.unit(0, field.reduce((double) (constant.values().get(e) % field.p())));
    }
    return out;
  }

  private Sparse[] sum(Step.Sum sum, int size) {
    Sparse[] out = new Sparse[size];
    Arrays.fill(out, Sparse.ZERO);
    for (Step.Term term : sum.terms()) {
      double factor =
          field.multiply(field.reduce((double) (term.factor() % field.p())), field.invert((double) term.divisor()));
      watch.ask();
      for (int e = 0; e < size; e++) {
        out[e] = out[e].plus(field, factor, wires[term.wire()][e]);
      }
    }
    return new Skips(this, field).joined(out);
  }

  /**
   * A sum with one more product.
   *
   * @param added what the entries of the left factor have added
   */
  Sparse[] joined(Sparse[] sum, Origin.Product factors, Sparse[] added) {
    Knot left = knots.get(factors.left());
    List<Sparse> shifted = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      shifted.add(added[i].plus(field, 1, Sparse.unit(left.first() + i)));
    }
    tie(left.size(), new Origin.Linear(shifted));
    Sparse[] whole =
        tie(sum.length, new Origin.Product(knots.size() - 1, factors.right(), factors.pairing()));
    Sparse[] out = new Sparse[sum.length];
    Arrays.setAll(out, e -> sum[e].plus(field, 1, whole[e]));
    return out;
  }

  private Sparse[] contraction(Step.Contraction step, int size) {
    List<Integer> left = circuit.steps().get(step.left()).shape();
    List<Integer> right = circuit.steps().get(step.right()).shape();
    Pairing pairing = Pairing.of(step.indices(), left, right, step.shape());
    boolean constantLeft = constant(step.left());
    if (!constantLeft && !constant(step.right())) {
      int a = tied(step.left());
      return tie(size, new Origin.Product(a, tied(step.right()), pairing));
    }
    int other = constantLeft ? step.right() : step.left();
    if (joinsKnots(wires[other])) {
      // Not needed, but equations are shorter for the sum than for what becomes of it.
      tied(other);
    }
    Sparse[] factors = wires[constantLeft ? step.left() : step.right()];
    Sparse[] others = wires[constantLeft ? step.right() : step.left()];
    Sparse[] out = new Sparse[size];
    Arrays.fill(out, Sparse.ZERO);
    int rows = wires[step.left()].length;
    for (int i = 0; i < rows; i++) {
      watch.ask();
      int[] js = pairing.rights(i);
      for (int k = 0; k < js.length; k++) {
        Sparse factor = factors[constantLeft ? i : js[k]];
        if (!factor.isZero()) {
          int o = pairing.outs(i)[k];
          out[o] = out[o].plus(field, factor.values()[0], others[constantLeft ? js[k] : i]);
        }
      }
    }
    return out;
  }

  /** Whether entries are sums over several knots. */
  private boolean joinsKnots(Sparse[] entries) {
    for (Sparse entry : entries) {
      if (entry.size() > 1 && (entry.at()[0] == 0 || knotAt(entry.at()[0]) != knotAt(entry.last()))) {
        return true;
      }
    }
    return false;
  }

  private boolean constant(int wire) {
    for (Sparse entry : wires[wire]) {
      if (!entry.isZero() && entry.last() > 0) {
        return false;
      }
    }
    return true;
  }
}
