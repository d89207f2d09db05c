package lawsweep.langevin.cell;

import java.util.List;
import java.util.Set;

/**
 * What can be asked of a dynamics.
 *
 * @param schemes its schemes, the recommended one first
 * @param unused the keys of a spec's entry that mean nothing to it
 */
public record Offer(List<Scheme> schemes, Set<String> unused) {

  private static final Offer UPSTAIRS = new Offer(List.of(Scheme.PROJECT_BALANCE, Scheme.HEUN),
      Set.of("side", "weight_decay", "samples", "batch"));
  private static final Offer DOWNSTAIRS = new Offer(List.of(Scheme.FRAME, Scheme.EULER), UPSTAIRS.unused);
  private static final Offer GRADIENT_FLOW = new Offer(List.of(Scheme.DP5, Scheme.EULER),
      Set.of("beta", "kappa", "weight_decay", "samples", "batch"));
  private static final Offer FREE_ENERGY_FLOW =
      new Offer(List.of(Scheme.DP5), Set.of("side", "kappa", "weight_decay", "samples", "batch"));
  private static final Offer DYSON = new Offer(List.of(Scheme.FRAME, Scheme.EULER, Scheme.DP5),
      Set.of("side", "rank", "weight_decay", "samples", "batch"));
  private static final Offer SPHERE = new Offer(List.of(Scheme.EULER),
      Set.of("side", "rank", "beta", "kappa", "energy", "weight_decay", "samples", "batch"));
  private static final Offer SGD = new Offer(List.of(Scheme.EULER), Set.of("side", "rank", "beta", "kappa"));

  /** Copies the collections. */
  public Offer {
    schemes = List.copyOf(schemes);
    unused = Set.copyOf(unused);
  }

  /** The offer of a dynamics. */
  public static Offer of(Dynamics dynamics) {
    return switch (dynamics) {
      case UPSTAIRS -> UPSTAIRS;
      case DOWNSTAIRS -> DOWNSTAIRS;
      case GRADIENT_FLOW -> GRADIENT_FLOW;
      case FREE_ENERGY_FLOW -> FREE_ENERGY_FLOW;
      case DYSON -> DYSON;
      case SPHERE -> SPHERE;
      case SGD -> SGD;
    };
  }

  /** The recommended scheme of a dynamics: the frame scheme needs finitely many factors. */
  public static Scheme scheme(Dynamics dynamics, int depth) {
    return dynamics == Dynamics.DOWNSTAIRS && depth == LangevinCell.INFINITE
        ? Scheme.EULER
        : of(dynamics).schemes.getFirst();
  }

  /** The side of a dynamics that leaves no choice; downstairs for the one that does. */
  public static Side side(Dynamics dynamics) {
    return dynamics == Dynamics.UPSTAIRS || dynamics == Dynamics.SGD ? Side.UPSTAIRS : Side.DOWNSTAIRS;
  }

  /** True if N, the number of factors, means something to a dynamics. */
  public static boolean hasDepth(Dynamics dynamics) {
    return dynamics != Dynamics.DYSON && dynamics != Dynamics.SPHERE;
  }

  /** κ where a spec cannot give it: 0 for flows and gradient descent, which have no noise along H, else 1. */
  public static double kappa(Dynamics dynamics) {
    return switch (dynamics) {
      case UPSTAIRS, DOWNSTAIRS, DYSON, SPHERE -> 1;
      case GRADIENT_FLOW, FREE_ENERGY_FLOW, SGD -> 0;
    };
  }
}
