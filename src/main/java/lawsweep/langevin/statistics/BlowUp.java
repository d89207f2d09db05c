package lawsweep.langevin.statistics;

import java.util.List;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.ReplicaView;

/**
 * Decides that a replica has left the range of usable numbers: a singular value, eigenvalue, coordinate or entry of W
 * is not finite, or above 2^200 (some 10^60) in size, or something measured on it is, where squares of it may overflow.
 * From that record on the replica is left out, even if it seems to come back.
 *
 * <p>Observables that have no value, such as the entropy at det W = 0, are none of its business, but an energy always
 * has one. Nor is a determinant, which is large wherever a wide matrix is a little above 1: its rows end at 2^200.
 */
public final class BlowUp {

  /** The largest size of a number that can be told. */
  static final double LIMIT = 0x1p200;

  private static final String DETERMINANT = "abs_determinant";

  private final int energy;
  private final int determinant;

  /** Of replicas on which a list of observables is measured. */
  BlowUp(List<Observable> list) {
    List<String> names = list.stream().map(Observable::name).toList();
    energy = names.indexOf("energy");
    determinant = names.indexOf(DETERMINANT);
  }

  /** Makes a determinant that has no number large enough that the mean over it has none either. */
  void bound(double[] values) {
    if (determinant >= 0) {
      values[determinant] = Math.min(values[determinant], Double.MAX_VALUE);
    }
  }

  /** True if what was measured shows that a replica has blown up. */
  boolean in(double[] values) {
    for (int i = 0; i < values.length; i++) {
      boolean large = Math.abs(values[i]) > LIMIT;
      if (i == energy ? large || Double.isNaN(values[i]) : large && Double.isFinite(values[i]) && i != determinant) {
        return true;
      }
    }
    return false;
  }

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
