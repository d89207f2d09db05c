package lawsweep.lie;

import lawsweep.kernel.Kernels;
import lawsweep.network.Architecture;
import lawsweep.network.ParameterLayout;

/**
 * The chains of {@link MultidualChains} written on a tape: the same sums, as places in one array. The result lies at 0,
 * θ after its block.
 */
final class TapedChains {

  private static final int LANES = Kernels.LANES;

  /** No coefficients but the first. */
  private static final boolean CONSTANT = true;

  private final Architecture a;
  private final ParameterLayout layout;
  private final int q;
  private final Room room;
  private final Tape tape;
  private final int[] gates;
  private final int coefficients;
  private final Numbers[] left;
  private final Numbers[] right;
  private final Numbers[] leftTangent;
  private final Numbers[] rightTangent;
  private int end;

  /**
   * Where chains have their place.
   *
   * @param units how many dual units numbers have
   * @param at where the chains' room begins
   * @param zero a batch of zeros
   * @param one a batch of ones
   * @param theta where θ begins
   */
  record Room(int units, int at, int zero, int one, int theta) {}

  /**
   * A vector over the multidual numbers.
   *
   * @param at entry 0 of the first coefficient
   * @param stride from one coefficient to the next, in doubles
   * @param constant whether there is only the first
   */
  private record Numbers(int at, int stride, boolean constant) {

    int place(int set, int entry) {
      return at + set * stride + entry * LANES;
    }
  }

  TapedChains(Architecture architecture, Room room, Tape tape) {
    this.a = architecture;
    this.layout = new ParameterLayout(architecture);
    this.q = a.depth();
    this.room = room;
    this.tape = tape;
    this.gates = new int[q + 1];
    this.end = room.at();
    for (int i = 0; i <= q; i++) {
      gates[i] = end;
      end += FieldBlock.hasGate(a, i) ? a.width(i) * LANES : 0;
    }
    this.coefficients = (end - room.at()) / LANES;
    left = inner(1);
    right = inner(0);
    left[1] = new Numbers(gates[0], 0, CONSTANT);
    right[q] = new Numbers(gates[q], 0, CONSTANT);
    leftTangent = inner(1);
    rightTangent = inner(0);
  }

  /** Room for l_2, …, l_q (shift 1; l_{i+1} is as wide as layer i) or r_1, …, r_{q-1} (shift 0). */
  private Numbers[] inner(int shift) {
    Numbers[] numbers = new Numbers[q + 1];
    for (int i = 1; i < q; i++) {
      int stride = a.width(i) * LANES;
      numbers[i + shift] = new Numbers(end, stride, !CONSTANT);
      end += stride << room.units();
    }
    return numbers;
  }

  /** How many coefficients a field has. */
  int coefficients() {
    return coefficients;
  }

  /** Where they are. */
  int gates() {
    return room.at();
  }

  /** The end of the chains' room. */
  int end() {
    return end;
  }

  private int sets() {
    return 1 << room.units();
  }

  /** The parameters of a block from an entry of the layout on. */
  private Numbers parameters(int block, int entry) {
    return new Numbers(block + entry * LANES, layout.size() * LANES, !CONSTANT);
  }

  /** Coefficient {@code set} of the product of an entry of x and one of y. */
  private void multiply(Numbers x, int xEntry, Numbers y, int yEntry, int set) {
    int subset = set;
    while (!tape.full()) {
      if (!(x.constant() && subset != 0) && !(y.constant() && subset != set)) {
        tape.product(x.place(subset, xEntry), y.place(set ^ subset, yEntry));
      }
      if (subset == 0) {
        return;
      }
      subset = (subset - 1) & set;
    }
  }

  /** Writes the chains at θ. */
  void compute() {
    for (int i = 1; i < q; i++) {
      for (int set = 0; set < sets(); set++) {
        for (int k = 0; k < a.width(i); k++) {
          tape.sum(left[i + 1].place(set, k), room.zero(), 1);
          addTransposed(room.theta(), i, left[i], k, set);
          gate(left[i + 1].place(set, k), i, k);
        }
      }
    }
    for (int i = q - 1; i >= 1; i--) {
      for (int set = 0; set < sets(); set++) {
        for (int j = 0; j < a.width(i); j++) {
          tape.sum(right[i].place(set, j), bias(room.theta(), i, j, set), 1);
          add(room.theta(), i + 1, right[i + 1], j, set);
          gate(right[i].place(set, j), i, j);
        }
      }
    }
  }

  /** Writes their derivatives along the result so far. */
  void computeTangent() {
    for (int i = 1; i < q; i++) {
      for (int set = 0; set < sets(); set++) {
        for (int k = 0; k < a.width(i); k++) {
          tape.sum(leftTangent[i + 1].place(set, k), room.zero(), 1);
          addTransposed(0, i, left[i], k, set);
          if (i > 1) {
            addTransposed(room.theta(), i, leftTangent[i], k, set);
          }
          gate(leftTangent[i + 1].place(set, k), i, k);
        }
      }
    }
    for (int i = q - 1; i >= 1; i--) {
      for (int set = 0; set < sets(); set++) {
        for (int j = 0; j < a.width(i); j++) {
          tape.sum(rightTangent[i].place(set, j), bias(0, i, j, set), 1);
          add(0, i + 1, right[i + 1], j, set);
          if (i < q - 1) {
            add(room.theta(), i + 1, rightTangent[i + 1], j, set);
          }
          gate(rightTangent[i].place(set, j), i, j);
        }
      }
    }
  }

  /** Entry k of U_i^T x, with the U_i of a block of parameters. */
  private void addTransposed(int block, int i, Numbers x, int k, int set) {
    Numbers u = parameters(block, layout.weights(i));
    for (int j = 0; j < a.width(i - 1); j++) {
      multiply(u, j * a.width(i) + k, x, j, set);
    }
  }

  /** Entry j of U_i y. */
  private void add(int block, int i, Numbers y, int j, int set) {
    Numbers u = parameters(block, layout.weights(i));
    for (int k = 0; k < a.width(i); k++) {
      multiply(u, j * a.width(i) + k, y, k, set);
    }
  }

  private int bias(int block, int i, int j, int set) {
    return layout.hasBias(i) ? parameters(block, layout.bias(i)).place(set, j) : room.zero();
  }

  private void gate(int place, int i, int neuron) {
    if (FieldBlock.hasGate(a, i)) {
      tape.sum(place, room.zero(), 1).product(place, gates[i] + neuron * LANES);
    }
  }

  /** Writes the fields' values into a block of parameters, from coefficient {@code first} on. */
  void writeFields(int block, int first) {
    int to = block + first * layout.size() * LANES;
    for (int set = 0; set < sets(); set++) {
      for (int i = 1; i <= q; i++) {
        Numbers out = parameters(to, layout.weights(i));
        for (int e = 0; e < a.width(i - 1) * a.width(i); e++) {
          tape.sum(out.place(set, e), room.zero(), 1);
          multiply(left[i], e / a.width(i), right[i], e % a.width(i), set);
        }
      }
      for (int i = 0; i < q; i++) {
        for (int k = 0; layout.hasBias(i) && k < a.width(i); k++) {
          Numbers l = left[i + 1];
          tape.sum(parameters(to, layout.bias(i)).place(set, k), l.constant() && set > 0 ? room.zero()
              : l.place(set,
                  k),
              1);
        }
      }
    }
  }

  /** Replaces the first coefficients of the result by those from {@code base} on, less the fields' derivatives. */
  void subtractDerivatives(int base) {
    int from = base * layout.size() * LANES;
    for (int set = 0; set < sets(); set++) {
      for (int i = 1; i <= q; i++) {
        int entry = layout.weights(i);
        for (int e = 0; e < a.width(i - 1) * a.width(i); e++) {
          tape.sum(parameters(0, entry).place(set, e), parameters(from, entry).place(set, e), -1);
          if (i > 1) {
            multiply(leftTangent[i], e / a.width(i), right[i], e % a.width(i), set);
          }
          if (i < q) {
            multiply(left[i], e / a.width(i), rightTangent[i], e % a.width(i), set);
          }
        }
      }
      for (int i = 0; i < q; i++) {
        for (int k = 0; layout.hasBias(i) && k < a.width(i); k++) {
          int entry = layout.bias(i);
          tape.sum(parameters(0, entry).place(set, k), parameters(from, entry).place(set, k), -1);
          if (i > 0) {
            tape.product(leftTangent[i + 1].place(set, k), room.one());
          }
        }
      }
    }
  }
}
