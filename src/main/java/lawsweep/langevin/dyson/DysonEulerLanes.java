package lawsweep.langevin.dyson;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;

import jdk.incubator.vector.DoubleVector;
import lawsweep.langevin.cell.LangevinCell;

/** The steps of {@link DysonEuler} in lanes. */
final class DysonEulerLanes extends DysonLanes {

  private final DysonDrift drift;
  private final double[] velocity;

  DysonEulerLanes(LangevinCell cell) {
    super(cell, cell.width());
    drift = new DysonDrift(cell);
    velocity = new double[width * LANES];
  }

  @Override
  void move(int part, double h, double[] normals, int at) {
    drift.at(part, x, velocity);
    DoubleVector time = DoubleVector.broadcast(SPECIES, h);
    DoubleVector scale = DoubleVector.broadcast(SPECIES, Math.sqrt(2 * kappa * h * temperature));
    for (int i = 0; i < width * LANES; i += LANES) {
      DoubleVector moved = scale.fma(DoubleVector.fromArray(SPECIES, normals, at + i),
          DoubleVector.fromArray(SPECIES, x, part + i));
      time.fma(DoubleVector.fromArray(SPECIES, velocity, part + i), moved).intoArray(x, part + i);
    }
  }
}
