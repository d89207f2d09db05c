package lawsweep.langevin.statistics;

import lawsweep.langevin.cell.ReplicaView;

/**
 * Decides that a replica has left the range of usable numbers: a singular value, eigenvalue, coordinate or entry of W
 * is not finite, or above 2^200 (some 10^60) in size, where its fourth power may overflow. From that record on the
 * replica is left out, even if it seems to come back.
 */
public final class BlowUp {

  private static final double LIMIT = 0x1p200;

  private BlowUp() {}

  /** True if a replica has blown up. */
  public static boolean in(ReplicaView view) {
    return wild(view.sigma) || wild(view.lambda) || wild(view.endToEnd) || view.normSquared > LIMIT * LIMIT;
  }

  private static boolean wild(double[] values) {
    for (double v : values) {
      if (!(Math.abs(v) <= LIMIT)) {
        return true;
      }
    }
    return false;
  }
}
