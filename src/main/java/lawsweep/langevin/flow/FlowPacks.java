package lawsweep.langevin.flow;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Scheme;
import lawsweep.langevin.cell.Side;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.cell.Stepper.Interpretation;
import lawsweep.langevin.pack.LanePack;
import lawsweep.langevin.pack.ScalarPack;

/** Packs of the flows: of the energy, upstairs or downstairs, and of the free energy. */
final class FlowPacks {

  private FlowPacks() {}

  /**
   * Gradient flow of the energy on the cell's side: (3.6) for the factors, (4.11) for the
   * end-to-end matrix. The scheme is dp5 or euler.
   *
   * @throws IllegalArgumentException for factors of infinite depth
   */
  static Pack gradient(LangevinCell cell) {
    boolean upstairs = cell.side() == Side.UPSTAIRS;
    if (upstairs && cell.depth() == LangevinCell.INFINITE) {
      throw new IllegalArgumentException(
          "gradient flow upstairs needs a finite depth: there are no factors at depth inf");
    }
    String equation = upstairs ? "papers/004, (3.6)" : "papers/004, (4.11)";
    String kept = upstairs ? "the balance of the factors, up to the error of a step" : "the rank";
    Stepper stepper = stepper(cell, "gradient-flow " + cell.side().label(), equation, kept);
    return upstairs
        ? LanePack.of(cell, stepper, () -> replica(cell, new FactorSide(cell)), () -> new FlowLanes(cell))
        : new ScalarPack(stepper, () -> replica(cell, new EndToEndSide(cell, false)));
  }

  /** Gradient flow of the free energy, (12.13), of the end-to-end matrix; scheme dp5 or euler. */
  static Pack freeEnergy(LangevinCell cell) {
    Stepper stepper = stepper(cell, "free-energy-flow downstairs", "papers/004, (12.13)", "the rank");
    return new ScalarPack(stepper, () -> replica(cell, new EndToEndSide(cell, true)));
  }

  private static Stepper stepper(LangevinCell cell, String name, String equation, String kept) {
    double order = cell.scheme().adaptive() ? 5 : 1;
    return new Stepper(name + " " + cell.scheme().label(), equation, Interpretation.ORDINARY, order, order, kept);
  }

  private static <S extends FlowSide> FlowReplica<S> replica(LangevinCell cell, S side) {
    return new FlowReplica<>(side, solver(cell.scheme(), side), cell.time());
  }

  private static FlowSolver solver(Scheme scheme, FlowSide side) {
    return scheme.adaptive()
        ? new DormandPrince(side.field(), side.size())
        : new ExplicitEuler(side.field(), side.size());
  }
}
