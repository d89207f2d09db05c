package lawsweep.road.circuit;

import java.util.Map;
import java.util.stream.Collectors;
import lawsweep.circuit.laws.LawCost;
import lawsweep.circuit.line.Network;
import lawsweep.circuit.walk.CircuitRefusedException;
import lawsweep.kernel.Kernels;
import lawsweep.law.Fingerprint;
import lawsweep.random.Stream;
import lawsweep.work.Team;
import lawsweep.work.Watch;

/** The known laws of a network in words, without a count. */
public final class LawsOfLine {

  /** Beyond these it takes longer than anybody waits for a description. */
  private static final int MOST_PARAMETERS = 4096;

  private static final double MOST_STEPS = 1e7;

  private LawsOfLine() {}

  /** {@code 4: the row space of in.U; 1: Σ artanh(l2.W / l1.g)}. */
  static String named(Map<String, Integer> laws) {
    return laws.entrySet().stream().map(law -> law.getValue() + ": " + law.getKey())
        .collect(Collectors.joining("; "));
  }

  /** False where it takes longer to look for the laws than anybody waits for a description. */
  public static boolean suit(Network network) {
    return network.parameters() <= MOST_PARAMETERS && LawCost.of(network.circuit()).steps() <= MOST_STEPS;
  }

  /** {@code 18: columns 4, heads 8, neurons 6}, laws that are named besides, or why that is not said. */
  public static String of(Network network, Kernels kernels) {
    if (!suit(network)) {
      return "not looked for in a network of this size; lawsweep count does, where it has the memory";
    }
    try {
      CircuitDraw draw = new CircuitDraw(new LawsOfCircuit(network),
          CircuitDraw.point(network, Stream.named("lawsweep describe"), 0), kernels, Team.alone(), Watch.NONE,
          new Fingerprint());
      Map<String, Integer> named = draw.named(kernels, Team.alone());
      Map<String, Long> kinds = draw.kinds();
      long all = kinds.values().stream().mapToLong(Long::longValue).sum();
      String known = all == 0 ? "none"
          : all + ": " + kinds.entrySet().stream().map(kind -> kind.getKey() + " " + kind.getValue())
              .collect(Collectors.joining(", "));
      return named.isEmpty() ? known : known + "; besides by proof " + named(named);
    } catch (CircuitRefusedException e) {
      return "not looked for: " + e.getMessage();
    }
  }
}
