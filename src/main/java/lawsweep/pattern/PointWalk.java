package lawsweep.pattern;

import java.util.List;
import lawsweep.network.Circuit;

/**
 * The activation pattern of one input after the other, exactly: signs of doubles where their error leaves no doubt, and
 * of integers otherwise. Only whether the network is smooth in the weights there matters besides: see
 * {@link LineWalk}, of which this is the line that does not move.
 */
final class PointWalk {

  /** The numbers of a network at one input. */
  interface Values {

    /** What {@link #sign} says where it does not know. */
    int UNKNOWN = 2;

    /** Puts an input into step 0. */
    void begin(Inputs.Numbers numbers, int sample);

    /** Computes what leaves step s from the first {@code count} of the {@code active} numbers that enter it. */
    void step(int s, int[] active, int count);

    /** The sign of number j of those that leave step s, or {@link #UNKNOWN}. */
    int sign(int s, int j);
  }

  private final Circuit.Step[] steps;
  private final int[] all;
  private final int[] active;
  private final long[] pattern;
  private final boolean residual;
  private final Values rounded;
  private final Values exact;
  /** Whether some neuron of the last step was 0. */
  private boolean zeros;
  private int exactly;

  /** A walk of a network at weights, which must not change. */
  PointWalk(Circuit network, long[] theta) {
    this(network, new RoundedValues(RegionWalk.upToLastGate(network.steps()), network.inputs(), theta),
        new ExactValues(RegionWalk.upToLastGate(network.steps()), network.inputs(), theta));
  }

  /**
   * The same with numbers made in two ways.
   *
   * @param exact says every sign
   */
  PointWalk(Circuit network, Values rounded, Values exact) {
    List<Circuit.Step> upToGates = RegionWalk.upToLastGate(network.steps());
    steps = upToGates.toArray(new Circuit.Step[0]);
    int widest = network.inputs();
    for (Circuit.Step step : steps) {
      widest = Math.max(widest, step.rows());
    }
    all = new int[widest];
    for (int i = 0; i < widest; i++) {
      all[i] = i;
    }
    active = new int[widest];
    pattern = new long[Math.max(1, (network.neurons() + Long.SIZE - 1) / Long.SIZE)];
    residual = network.steps().stream().anyMatch(Circuit.Step::skip);
    this.rounded = rounded;
    this.exact = exact;
  }

  /** The last pattern, as {@link PatternSet} has them; overwritten by the next input. */
  long[] pattern() {
    return pattern;
  }

  /** Finds the pattern of an input; false where the network is not smooth in the weights. */
  boolean at(Inputs.Numbers numbers, int sample) {
    int found = walk(rounded, numbers, sample);
    if (found == Values.UNKNOWN) {
      exactly++;
      found = walk(exact, numbers, sample);
    }
    return found == 1;
  }

  /** How many inputs took integers so far. */
  int exactly() {
    return exactly;
  }

  private static boolean live(Inputs.Numbers numbers, int sample) {
    int from = sample * numbers.features();
    for (int i = from; i < from + numbers.features(); i++) {
      if (numbers.values()[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** 1 for a pattern, 0 for none, {@link Values#UNKNOWN} where the values do not tell. */
  private int walk(Values values, Inputs.Numbers numbers, int sample) {
    values.begin(numbers, sample);
    boolean live = live(numbers, sample);
    boolean doubt = false;
    int[] entering = all;
    int count = numbers.features();
    for (int s = 0; s < steps.length; s++) {
      values.step(s, entering, count);
      if (steps[s].gated()) {
        count = gate(values, s);
        if (count < 0) {
          return Values.UNKNOWN;
        }
        boolean switched = zeros && (live || steps[s].bias() >= 0);
        doubt = switched || (doubt && (residual || count > 0));
        live = residual ? live : count > 0 || switched;
        entering = active;
      } else {
        count = steps[s].rows();
        entering = all;
      }
    }
    return doubt ? 0 : 1;
  }

  /** Writes down which neurons of step s are active; returns how many, or -1 where the values do not tell. */
  private int gate(Values values, int s) {
    int neuron = steps[s].firstNeuron();
    int size = 0;
    zeros = false;
    for (int j = 0; j < steps[s].rows(); j++) {
      long bit = 1L << (neuron + j);
      int sign = values.sign(s, j);
      if (sign == Values.UNKNOWN) {
        return -1;
      }
      if (sign > 0) {
        active[size++] = j;
        pattern[(neuron + j) / Long.SIZE] |= bit;
      } else {
        pattern[(neuron + j) / Long.SIZE] &= ~bit;
      }
      zeros |= sign == 0;
    }
    return size;
  }
}
