package lawsweep.circuit.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.Scalar;
import lawsweep.circuit.Shapes;
import lawsweep.circuit.Step;
import lawsweep.circuit.jet.ContractionPlan;

/**
 * Where a smooth function is taken: the number z whose exponential it is made of, as Ax's theorem wants it.
 *
 * @param step where z comes from: the argument u, or the value of a softplus
 * @param entry which entry
 * @param kind how z comes from it; functions with values in common have a kind in common
 */
record ArgumentSite(int step, int entry, Kind kind) {

  /** z is u, 2 u for the tangent, -u²/2 for the normal distribution; the value itself for a softplus besides. */
  enum Kind {
    EXPONENTIAL,
    SIGMOID,
    TANH,
    SOFTPLUS,
    NORMAL
  }

  /** All sites of a circuit; what nobody reads is left out. */
  static List<ArgumentSite> of(Circuit circuit) {
    List<ArgumentSite> sites = new ArrayList<>();
    for (int i = 0; i < circuit.steps().size(); i++) {
      if (circuit.steps().get(i) instanceof Step.Apply apply && apply.function() != Scalar.RECIPROCAL) {
        boolean[] live = LiveEntries.of(circuit, i);
        for (int e = 0; e < live.length; e++) {
          if (!live[e]) {
            continue;
          }
          sites.add(new ArgumentSite(apply.from(), e, kind(apply.function())));
          if (apply.function() == Scalar.SOFTPLUS) {
            sites.add(new ArgumentSite(i, e, Kind.SOFTPLUS));
          }
        }
      }
    }
    return sites;
  }

  private static Kind kind(Scalar function) {
    return switch (function) {
      case EXP, RECIPROCAL -> Kind.EXPONENTIAL;
      case SIGMOID, SILU, SOFTPLUS -> Kind.SIGMOID;
      case TANH -> Kind.TANH;
      case GELU -> Kind.NORMAL;
    };
  }

  /** How z moves in a sample: its part of the base field, 0 or 1. */
  double move(Probe probe, int part, int lane) {
    double along = probe.value(step, entry, probe.base() + part, lane);
    return switch (kind) {
      case EXPONENTIAL, SIGMOID, SOFTPLUS -> along;
      case TANH -> probe.field().reduce(2 * along);
      case NORMAL -> probe.field().reduce(-product(probe, part, lane));
    };
  }

  /** A part of u u'. */
  private double product(Probe probe, int part, int lane) {
    double u = probe.value(step, entry, 0, lane);
    double moved = probe.value(step, entry, probe.base(), lane);
    if (probe.base() == 1) {
      return probe.field().reduce(u * moved);
    }
    double v = probe.value(step, entry, 1, lane);
    double other = probe.value(step, entry, probe.base() + 1, lane);
    return probe.field().reduce(part == 0 ? u * moved - v * other : u * other + v * moved);
  }

  /**
   * Which entries of a step somebody reads; entries that are only multiplied by constants 0, as masks do, are not read.
   */
  private static final class LiveEntries {

    private LiveEntries() {}

    /** One answer for each entry. */
    static boolean[] of(Circuit circuit, int wire) {
      boolean[] live = new boolean[Shapes.size(circuit.steps().get(wire).shape())];
      if (circuit.output() == wire) {
        Arrays.fill(live, true);
      }
      for (Step step : circuit.steps()) {
        if (step.reads().contains(wire)) {
          mark(circuit, step, wire, live);
        }
      }
      return live;
    }

    private static void mark(Circuit circuit, Step reader, int wire, boolean[] live) {
      List<Step> steps = circuit.steps();
      if (reader instanceof Step.Contraction contraction && contraction.left() != contraction.right()) {
        int other = contraction.left() == wire ? contraction.right() : contraction.left();
        if (steps.get(other) instanceof Step.Constant constant) {
          ContractionPlan plan = new ContractionPlan(contraction.indices(), steps.get(contraction.left()).shape(),
              steps.get(contraction.right()).shape(), contraction.shape());
          mark((contraction.left() == wire ? plan.exchanged() : plan).letters(), 0, constant.values(), live, 0, 0);
          return;
        }
      }
      Arrays.fill(live, true);
    }

    /** Walks all letters; the constant is on the left. */
    private static void mark(
        List<ContractionPlan.Letter> letters, int depth, List<Long> constant, boolean[] live, int left, int right) {
      if (depth == letters.size()) {
        live[right] |= constant.get(left) != 0;
        return;
      }
      ContractionPlan.Letter letter = letters.get(depth);
      for (int i = 0; i < letter.extent(); i++) {
        mark(letters, depth + 1, constant, live, left + i * letter.left(), right + i * letter.right());
      }
    }
  }
}
