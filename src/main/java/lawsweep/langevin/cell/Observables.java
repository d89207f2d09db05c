package lawsweep.langevin.cell;

import java.util.List;
import java.util.Optional;

/** What is measured on the replicas of a cell: a fixed list, the same at every record. Used by one thread. */
public interface Observables {

  /**
   * The numbers whose distribution over replicas is shown: those that a view has as {@code sigma}, in decreasing order.
   *
   * @param observable the observable whose components they are
   * @param signed false if they cannot be negative
   */
  record Distributed(String observable, boolean signed) {}

  /** The list, in the order of the table. */
  List<Observable> list();

  /** What is shown as quantiles and densities; empty for nothing. */
  Optional<Distributed> distributed();

  /**
   * Measures a replica.
   *
   * @param view a replica that has not blown up
   * @param out receives the values, in the order of {@link #list}; NaN or an infinity where an observable has no
   *     value, such as the effective rank of the zero matrix
   */
  void measure(ReplicaView view, double[] out);
}
