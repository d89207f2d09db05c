package lawsweep.langevin.scheme;

import java.util.function.Supplier;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.Pack;
import lawsweep.langevin.pack.ScalarPack;
import lawsweep.langevin.pack.Stepper;

/** Packs of Dyson Brownian motion. */
public final class DysonPacks {

  private DysonPacks() {}

  /**
   * Dyson Brownian motion (11.8) by the cell's scheme: frame, euler, or dp5 if κ = 0.
   *
   * @throws IllegalArgumentException for dp5 with κ > 0, or another scheme
   */
  public static Pack of(LangevinCell cell) {
    return switch (cell.scheme()) {
      case FRAME -> pack(DysonFrame.STEPPER, () -> new DysonFrame(cell));
      case EULER -> pack(DysonEuler.STEPPER, () -> new DysonEuler(cell));
      case DP5 -> {
        if (cell.kappa() != 0) {
          throw new IllegalArgumentException(
              "dyson by dp5 is an ordinary differential equation: kappa must be 0, found " + cell.kappa());
        }
        yield pack(DysonFlow.STEPPER, () -> new DysonFlow(cell));
      }
      case PROJECT_BALANCE, HEUN -> throw new IllegalArgumentException(
          "dyson has the schemes frame, euler and dp5, not " + cell.scheme().label());
    };
  }

  private static Pack pack(Stepper stepper, Supplier<DysonReplica> replicas) {
    return new ScalarPack(stepper, replicas);
  }
}
