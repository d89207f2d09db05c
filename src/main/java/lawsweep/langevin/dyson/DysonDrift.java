package lawsweep.langevin.dyson;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.flow.LaneField;

/** The drift of (11.8) for eight replicas: that of {@link DysonReplica#drift}. */
final class DysonDrift implements LaneField {

  private final int width;
  private final double repulsion;
  private final double confinement;

  DysonDrift(LangevinCell cell) {
    width = cell.width();
    repulsion = 2 * (1 / cell.beta());
    confinement = cell.energy().confinement();
  }

  @Override
  public void at(int part, double[] y, double[] velocity) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, repulsion);
    for (int i = part; i < width * LANES; i += LANES) {
      DoubleVector here = DoubleVector.fromArray(SPECIES, y, i);
      DoubleVector push = DoubleVector.zero(SPECIES);
      for (int j = part; j < width * LANES; j += LANES) {
        if (j != i) {
          push = push.add(DoubleVector.broadcast(SPECIES, 1).div(here.sub(DoubleVector.fromArray(SPECIES, y, j))));
        }
      }
      factor.fma(push, here.mul(-confinement)).intoArray(velocity, i);
    }
  }
}
