package lawsweep.langevin;

/** Finds the pack that simulates a cell. */
final class Packs {

  private Packs() {}

  /**
   * A pack of replicas of a cell.
   *
   * @throws IllegalArgumentException if the scheme is not one of the dynamics
   */
  static Pack of(LangevinCell cell) {
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
