package lawsweep.circuit.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lawsweep.circuit.Circuit;
import lawsweep.circuit.walk.CircuitPoint;
import lawsweep.circuit.walk.OldNetworks;
import lawsweep.circuit.walk.WalkStreams;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.random.Stream;
import lawsweep.residue.Matrix;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** Spans of networks for tests. */
final class Spans {

  private Spans() {}

  /** n_0,…,n_q with n_0 output. */
  static Circuit linear(List<Integer> widths) {
    return OldNetworks.of(new Architecture(Family.LINEAR, widths, Bias.NONE));
  }

  static Circuit relu(List<Integer> widths) {
    return OldNetworks.of(new Architecture(Family.RELU, widths, Bias.NONE));
  }

  static List<Integer> widths(String text) {
    return Arrays.stream(text.trim().split(",")).map(Integer::valueOf).toList();
  }

  /** One power of θ in M for all parameters. */
  static PhaseMotion motion(boolean momentum, boolean dual, int damping, int parameters, int power) {
    int[] powers = new int[parameters];
    Arrays.fill(powers, power);
    return new PhaseMotion(momentum, dual, damping, powers);
  }

  static PhasePoint point(Circuit circuit, PhaseMotion motion, int draw) {
    CircuitPoint point = new CircuitPoint(circuit, new WalkStreams(Stream.named("flows"), draw));
    return new PhasePoint(new CircuitFields(point), motion);
  }

  static PhaseSpan span(Circuit circuit, PhaseMotion motion, int draw) {
    PhaseSpan span = new PhaseSpan(point(circuit, motion, draw), VectorKernels.hot(), Matrix.EMPTY);
    span.begin(PhaseSpan.HIGHEST);
    return span;
  }

  /** The dimension once it has stood still for some orders, or no more is possible. */
  static int stalled(PhaseSpan span, int dimension, int patience) {
    for (int still = 0; still < patience && span.rank() < dimension;) {
      int before = span.rank();
      still = span.climb(dimension, Team.alone(), Watch.NONE) > before ? 0 : still + 1;
    }
    return span.rank();
  }

  /** All lists of widths 1 to a largest, of some depths, with so many parameters at most. */
  static List<List<Integer>> lists(int widest, int fromDepth, int toDepth, int parameters) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int depth = fromDepth; depth <= toDepth; depth++) {
      for (int code = 0; code < Math.pow(widest, depth + 1); code++) {
        List<Integer> widths = new ArrayList<>();
        int left = code;
        int size = 0;
        for (int i = 0; i <= depth; i++) {
          widths.add(1 + left % widest);
          left /= widest;
          size += i > 0 ? widths.get(i) * widths.get(i - 1) : 0;
        }
        if (size <= parameters) {
          lists.add(widths);
        }
      }
    }
    return lists;
  }
}
