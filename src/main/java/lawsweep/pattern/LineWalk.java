package lawsweep.pattern;

import java.math.BigInteger;
import lawsweep.network.Circuit;

/**
 * All activation patterns along a line of inputs x(t) = (p + t d) / one, exactly. Between two breakpoints every number
 * in the network is a + b t with integers a and b (scaled by {@code one}). So the line is cut at the zeros of the
 * first neurons, each piece at the zeros of the next ones, and so on. A piece's ends are zeros of earlier neurons and
 * are compared as fractions.
 *
 * <p>Only pieces of positive length count, and only where the network is smooth in the weights. A neuron may be 0 on a
 * whole piece. It is inactive if nothing reaches it whatever the weights, or if nothing it feeds is active. Otherwise
 * a small change of the weights would switch it, and the piece gives no pattern.
 *
 * <p>Subclasses hold the numbers: a slot for each input and for each number after a step, before its gate.
 */
abstract class LineWalk {

  /** What is told about each pattern. */
  @FunctionalInterface
  interface Visitor {
    /**
     * A pattern of the inputs between two breakpoints.
     *
     * @param low the slot whose zero is the lower end; {@link #NONE} if there is none
     * @param high the slot whose zero is the upper end; {@link #NONE} if there is none
     */
    void visit(long[] pattern, int low, int high);
  }

  /** Stands for an end at infinity. */
  static final int NONE = -1;

  /**
   * Two quotients of doubles, each with an error below 2⁻⁴⁹, are told apart if they differ by more than this, relative
   * to their sum.
   */
  private static final double APART = 0x1p-48;

  protected final Circuit.Step[] steps;
  /** Slots[s] is the first slot of what enters step s, slots[s + 1] that of what leaves it. */
  protected final int[] slots;
  /** Which of the numbers that enter step s are not shut off by their gates: {@code active[s][0..count[s])}. */
  protected final int[][] active;
  protected final int[] count;
  /** The zero -a/b of a slot, for filtering; NaN if it is not known well. */
  protected final double[] zero;

  private final int[][] cuts;
  private final boolean[] on;
  private final boolean residual;
  private final long[] pattern;
  private Visitor visitor = (bits, low, high) -> {};

  /** A walk whose numbers are as long as lines of integers up to {@code reach} make them. */
  static LineWalk of(Circuit network, long reach) {
    int bits = bits(network, reach);
    return bits < Long.SIZE ? new LongWalk(network) : new DigitWalk(network, bits);
  }

  /** No number before a gate has more bits, if coordinates and {@code one} are at most {@code reach}. */
  static int bits(Circuit network, long reach) {
    BigInteger one = BigInteger.valueOf(reach);
    BigInteger largest = one;
    BigInteger before = one;
    for (Circuit.Step step : RegionWalk.upToLastGate(network.steps())) {
      BigInteger next = largest.multiply(BigInteger.valueOf((long) Weights.MAX * step.columns()));
      next = step.bias() >= 0 ? next.add(one.multiply(BigInteger.valueOf(Weights.MAX))) : next;
      next = step.skip() ? next.add(before) : next;
      before = largest;
      largest = next;
    }
    return largest.bitLength();
  }

  LineWalk(Circuit network) {
    steps = RegionWalk.upToLastGate(network.steps()).toArray(new Circuit.Step[0]);
    slots = new int[steps.length + 2];
    active = new int[steps.length + 1][];
    count = new int[steps.length + 1];
    residual = network.steps().stream().anyMatch(Circuit.Step::skip);
    cuts = new int[steps.length][];
    slots[1] = network.inputs();
    active[0] = upTo(network.inputs());
    count[0] = network.inputs();
    for (int s = 0; s < steps.length; s++) {
      slots[s + 2] = slots[s + 1] + steps[s].rows();
      active[s + 1] = upTo(steps[s].rows());
      count[s + 1] = steps[s].rows();
      cuts[s] = new int[steps[s].rows()];
    }
    zero = new double[slots[steps.length + 1]];
    on = new boolean[zero.length];
    pattern = new long[Math.max(1, (network.neurons() + Long.SIZE - 1) / Long.SIZE)];
  }

  private static int[] upTo(int n) {
    int[] indices = new int[n];
    for (int i = 0; i < n; i++) {
      indices[i] = i;
    }
    return indices;
  }

  /** New weights. */
  abstract void begin(long[] theta);

  /** Puts a line's numbers into the slots of the inputs. */
  abstract void line(long[] p, long[] d, long one);

  /** Fills the slots of step s from those before it. */
  abstract void step(int s);

  /** The sign of a slot's a. */
  abstract int signA(int slot);

  /** The sign of a slot's b. */
  abstract int signB(int slot);

  /** The zero -a/b of a slot, whose b is not 0, to a relative error below 2⁻⁴⁹; NaN where doubles do not reach. */
  abstract double zeroOf(int slot);

  /** Compares the zeros of two slots, whose b are not 0, exactly. */
  abstract int compareExactly(int slot, int other);

  /**
   * Walks along a line.
   *
   * @param p a point times {@code one}
   * @param d the direction; may be 0, then the line is the point
   * @param one positive
   */
  final void walk(long[] p, long[] d, long one, Visitor to) {
    visitor = to;
    line(p, d, one);
    boolean live = false;
    for (int i = 0; i < p.length; i++) {
      live |= p[i] != 0 || d[i] != 0;
    }
    descend(0, NONE, NONE, live, false);
  }

  /**
   * Cuts the piece between two zeros at the neurons of step s.
   *
   * @param live false if what enters the step is 0 whatever the weights
   * @param doubt true if a neuron that is 0, and that a change of weights could switch, is not shut off by others
   */
  private void descend(int s, int low, int high, boolean live, boolean doubt) {
    if (s == steps.length) {
      if (!doubt) {
        visitor.visit(pattern, low, high);
      }
      return;
    }
    step(s);
    if (!steps[s].gated()) {
      descend(s + 1, low, high, live, doubt);
      return;
    }
    boolean zeros = signs(s, low) && (live || steps[s].bias() >= 0);
    int[] cut = cuts[s];
    int size = sort(s, low, high);
    int from = low;
    for (int i = 0; i <= size;) {
      int to = i < size ? cut[i] : high;
      int passing = gate(s);
      boolean through = residual ? live : passing > 0 || zeros;
      descend(s + 1, from, to, through, zeros || (doubt && (residual || passing > 0)));
      from = to;
      do {
        if (i < size) {
          on[cut[i]] = !on[cut[i]];
        }
        i++;
      } while (i < size && compare(cut[i], to) == 0);
    }
  }

  /** Sets the gates of step s as they are just above the lower end; true if a neuron is 0 on the whole piece. */
  private boolean signs(int s, int low) {
    boolean zeros = false;
    for (int slot = slots[s + 1]; slot < slots[s + 2]; slot++) {
      int slope = signB(slot);
      if (slope == 0) {
        int sign = signA(slot);
        on[slot] = sign > 0;
        zeros |= sign == 0;
        zero[slot] = Double.NaN;
      } else {
        zero[slot] = zeroOf(slot);
        on[slot] = (low != NONE && compare(slot, low) <= 0) ? slope > 0 : slope < 0;
      }
    }
    return zeros;
  }

  /** Sorts the zeros of step s that are inside the piece; returns how many. */
  private int sort(int s, int low, int high) {
    int[] cut = cuts[s];
    int size = 0;
    for (int slot = slots[s + 1]; slot < slots[s + 2]; slot++) {
      if (signB(slot) == 0 || (low != NONE && compare(slot, low) <= 0) || (high != NONE && compare(slot, high) >= 0)) {
        continue;
      }
      int at = size++;
      while (at > 0 && compare(slot, cut[at - 1]) < 0) {
        cut[at] = cut[at - 1];
        at--;
      }
      cut[at] = slot;
    }
    return size;
  }

  /** Writes down which neurons of step s are active; returns how many. */
  private int gate(int s) {
    int neuron = steps[s].firstNeuron();
    int size = 0;
    for (int j = 0; j < steps[s].rows(); j++) {
      long bit = 1L << (neuron + j);
      if (on[slots[s + 1] + j]) {
        active[s + 1][size++] = j;
        pattern[(neuron + j) / Long.SIZE] |= bit;
      } else {
        pattern[(neuron + j) / Long.SIZE] &= ~bit;
      }
    }
    count[s + 1] = size;
    return size;
  }

  private int compare(int slot, int other) {
    double x = zero[slot];
    double y = zero[other];
    double gap = x - y;
    if (Math.abs(gap) > APART * (Math.abs(x) + Math.abs(y))) {
      return gap > 0 ? 1 : -1;
    }
    return compareExactly(slot, other);
  }
}
