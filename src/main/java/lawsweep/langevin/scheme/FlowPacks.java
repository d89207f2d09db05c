package lawsweep.langevin.scheme;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.pack.Pack;
import lawsweep.langevin.pack.ScalarPack;
import lawsweep.langevin.pack.Stepper;
import lawsweep.langevin.pack.Stepper.Interpretation;

/** Packs of the flows: of the energy, upstairs or downstairs, and of the free energy. */
public final class FlowPacks {

  private FlowPacks() {}

  /**
   * Gradient flow of the energy on the cell's side: (3.6) for the factors, (4.11) for the end-to-end matrix; scheme dp5 or euler.
   *
   * @throws IllegalArgumentException for factors of infinite depth, or another scheme
   */
  public static Pack gradient(LangevinCell cell) {
    boolean upstairs = cell.side() == Side.UPSTAIRS;
    if (upstairs && cell.depth() == LangevinCell.INFINITE) {
      throw new IllegalArgumentException(
          "gradient flow upstairs needs a finite depth: there are no factors at depth inf");
    }
    String equation = upstairs ? "papers/004, (3.6)" : "papers/004, (4.11)";
    return pack(cell, upstairs, "gradient-flow " + cell.side().label(), equation);
  }

  /**
   * Gradient flow of the free energy, (12.13), of the end-to-end matrix; scheme dp5 or euler.
   *
   * @throws IllegalArgumentException for another scheme
   */
  public static Pack freeEnergy(LangevinCell cell) {
    return pack(cell, false, "free-energy-flow downstairs", "papers/004, (12.13)");
  }

  private static Pack pack(LangevinCell cell, boolean upstairs, String name, String equation) {
    double order = cell.scheme() == Scheme.DP5 ? 5 : 1;
    String kept = upstairs ? "the balance of the factors, up to the error of a step" : "the rank";
    Stepper stepper =
        new Stepper(name + " " + cell.scheme().label(), equation, Interpretation.ORDINARY, order, order, kept);
    return new ScalarPack(stepper, () -> {
      FlowSide side = upstairs ? new FactorSide(cell) : new EndToEndSide(cell);
      return new FlowReplica(side, solver(cell.scheme(), side));
    });
  }

  private static FlowSolver solver(Scheme scheme, FlowSide side) {
    return switch (scheme) {
      case DP5 -> new DormandPrince(side.field(), side.size());
      case EULER -> new ExplicitEuler(side.field(), side.size());
      case PROJECT_BALANCE, HEUN, FRAME -> throw new IllegalArgumentException(
          "a flow is integrated by dp5 or euler, not by " + scheme.label());
    };
  }
}
