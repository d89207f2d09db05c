package lawsweep.langevin.statistics;

import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.ReplicaView;

/** What is measured on the replicas of a cell: a fixed list, the same at every record. Used by one thread. */
interface Observables {

  /** The list, in the order of the table. */
  List<Observable> list();

  /**
   * Measures a replica.
   *
   * @param view a replica that has not blown up
   * @param out receives the values, in the order of {@link #list}; NaN or an infinity where an observable has no
   *     value, such as the effective rank of the zero matrix
   */
  void measure(ReplicaView view, double[] out);

  /** The observables of a cell. */
  static Observables of(LangevinCell cell) {
    return switch (cell.dynamics()) {
      case UPSTAIRS, DOWNSTAIRS, GRADIENT_FLOW, FREE_ENERGY_FLOW, SGD -> new MatrixObservables(cell);
      case DYSON -> new DysonObservables(cell);
      case SPHERE -> new SphereObservables(cell);
    };
  }
}
