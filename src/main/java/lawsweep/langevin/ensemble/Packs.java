package lawsweep.langevin.ensemble;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.chain.ChainPack;
import lawsweep.langevin.pack.Pack;
import lawsweep.langevin.scheme.DownstairsEuler;
import lawsweep.langevin.scheme.DysonPacks;
import lawsweep.langevin.scheme.FlowPacks;
import lawsweep.langevin.scheme.SgdReplica;
import lawsweep.langevin.scheme.SphereReplica;
import lawsweep.langevin.scheme.UpstairsHeun;

/** Finds the pack that simulates a cell. */
public final class Packs {

  private Packs() {}

  /**
   * A pack of replicas of a cell.
   *
   * @throws IllegalArgumentException if the scheme is not one of the dynamics
   */
  public static Pack of(LangevinCell cell) {
    return switch (cell.dynamics()) {
      case UPSTAIRS -> switch (cell.scheme()) {
        case PROJECT_BALANCE -> ChainPack.projectBalance(cell);
        case HEUN -> UpstairsHeun.pack(cell);
        default -> throw notOffered(cell);
      };
      case DOWNSTAIRS -> switch (cell.scheme()) {
        case FRAME -> ChainPack.frame(cell);
        case EULER -> DownstairsEuler.pack(cell);
        default -> throw notOffered(cell);
      };
      case GRADIENT_FLOW -> FlowPacks.gradient(cell);
      case FREE_ENERGY_FLOW -> FlowPacks.freeEnergy(cell);
      case DYSON -> DysonPacks.of(cell);
      case SPHERE -> SphereReplica.pack(cell);
      case SGD -> SgdReplica.pack(cell);
    };
  }

  private static IllegalArgumentException notOffered(LangevinCell cell) {
    return new IllegalArgumentException(
        cell.dynamics().label() + " dynamics have no scheme " + cell.scheme().label());
  }
}
