package lawsweep.road.draws;

import lawsweep.network.Architecture;
import lawsweep.network.Family;

/**
 * What theorems say of all weights of a network at once. Scalars through residual blocks are moved in two directions
 * at most, whatever the number of neurons and whichever inputs there are ({@code doc-files/residual.md}, section 1).
 */
final class EveryWeight {

  private static final long DIRECTIONS_OF_SCALARS = 2;

  private EveryWeight() {}

  /**
   * The most that dim Lie(W_0) can be near any weights: φ's value, or less where a theorem says so.
   *
   * @param phi D - N
   */
  static long most(Architecture a, long phi) {
    return a.family() == Family.RESIDUAL && a.width(0) == 1 ? Math.min(phi, DIRECTIONS_OF_SCALARS) : phi;
  }
}
