package lawsweep.langevin.state;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import lawsweep.langevin.cell.Energy;

/** E'(W) of {@link Energy#gradient} for eight matrices, one a lane: the same operations in the same order. */
final class LaneEnergy {

  private final int d;
  private final double confinement;
  /** The place of each fitted entry in a batch, and its target. */
  private final int[] places;
  private final double[] targets;

  LaneEnergy(Energy energy, int d) {
    this.d = d;
    confinement = energy.confinement();
    List<Energy.Entry> fit = energy.fit();
    places = fit.stream().mapToInt(e -> (e.row() * d + e.column()) * LANES).toArray();
    targets = fit.stream().mapToDouble(Energy.Entry::target).toArray();
  }

  /**
   * Writes E'(W).
   *
   * @param part the first lane; both batches start at 0
   */
  void gradient(int part, double[] w, double[] gradient) {
    for (int i = part; i < d * d * LANES; i += LANES) {
      DoubleVector.fromArray(SPECIES, w, i).mul(confinement).intoArray(gradient, i);
    }
    for (int e = 0; e < places.length; e++) {
      int at = places[e] + part;
      DoubleVector.fromArray(SPECIES, gradient, at).add(DoubleVector.fromArray(SPECIES, w, at).sub(targets[e]))
          .intoArray(gradient, at);
    }
  }
}
