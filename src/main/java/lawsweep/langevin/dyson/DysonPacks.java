package lawsweep.langevin.dyson;

import java.util.function.Supplier;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.Stepper;
import lawsweep.langevin.pack.ScalarPack;

/** Packs of Dyson Brownian motion (11.8) by each scheme. */
final class DysonPacks {

  private DysonPacks() {}

  /** (11.7) in the frame of eigenvectors. */
  static Pack frame(LangevinCell cell) {
    return pack(DysonFrame.STEPPER, () -> new DysonFrame(cell));
  }

  /** (11.8) by Euler and Maruyama's method. */
  static Pack euler(LangevinCell cell) {
    return pack(DysonEuler.STEPPER, () -> new DysonEuler(cell));
  }

  /**
   * (11.8) without noise.
   *
   * @throws IllegalArgumentException for κ > 0
   */
  static Pack flow(LangevinCell cell) {
    if (cell.kappa() != 0) {
      throw new IllegalArgumentException(
          "dyson by dp5 is an ordinary differential equation: kappa must be 0, found " + cell.kappa());
    }
    return pack(DysonFlow.STEPPER, () -> new DysonFlow(cell));
  }

  private static Pack pack(Stepper stepper, Supplier<DysonReplica> replicas) {
    return new ScalarPack(stepper, replicas);
  }
}
