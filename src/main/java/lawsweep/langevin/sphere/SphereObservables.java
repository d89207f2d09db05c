package lawsweep.langevin.sphere;

import java.util.List;
import java.util.Optional;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.pack.ObservableList;

/**
 * The observables of a point m on spheres: {@code radius} |m|, {@code radius_squared}, {@code coordinate} (index k).
 */
final class SphereObservables implements Observables {

  private final List<Observable> list;

  SphereObservables(LangevinCell cell) {
    list = new ObservableList(false).recorded("radius").recorded("radius_squared").recorded("coordinate", cell.width())
        .list();
  }

  @Override
  public List<Observable> list() {
    return list;
  }

  @Override
  public Optional<Distributed> distributed() {
    return Optional.empty();
  }

  @Override
  public void measure(ReplicaView view, double[] out) {
    double squares = 0;
    for (int k = 0; k < view.width; k++) {
      squares = Math.fma(view.sigma[k], view.sigma[k], squares);
      out[2 + k] = view.sigma[k];
    }
    out[0] = Math.sqrt(squares);
    out[1] = squares;
  }
}
