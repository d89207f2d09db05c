package lawsweep.langevin.dyson;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.pack.LanePack;

/** Packs of Dyson Brownian motion (11.8) by each scheme. */
final class DysonPacks {

  private DysonPacks() {}

  /** (11.7) in the frame of eigenvectors. */
  static Pack frame(LangevinCell cell) {
    return LanePack.<DysonReplica>of(cell, DysonFrame.STEPPER, () -> new DysonFrame(cell),
        () -> new DysonFrameLanes(cell));
  }

  /** (11.8) by Euler and Maruyama's method. */
  static Pack euler(LangevinCell cell) {
    return LanePack.<DysonReplica>of(cell, DysonEuler.STEPPER, () -> new DysonEuler(cell),
        () -> new DysonEulerLanes(cell));
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
    return LanePack.of(cell, DysonFlow.STEPPER, () -> new DysonFlow(cell), () -> new DysonFlowLanes(cell));
  }
}
