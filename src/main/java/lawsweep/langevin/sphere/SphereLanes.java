package lawsweep.langevin.sphere;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;
import static lawsweep.lanes.LaneMatrices.VECTOR;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneArrays;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.LaneNoise;
import lawsweep.langevin.pack.LaneSteps;

/** The steps of {@link SphereReplica} in lanes. */
final class SphereLanes implements LaneSteps<SphereReplica> {

  private final int width;
  private final LaneNoise noise;
  private final double[] points;

  SphereLanes(LangevinCell cell) {
    width = cell.width();
    noise = new LaneNoise(cell, width);
    points = new double[width * LANES];
  }

  @Override
  public void start(long firstReplica) {
    noise.start(firstReplica);
  }

  @Override
  public void load(int lane, SphereReplica replica) {
    LaneArrays.put(replica.point(), points, lane);
  }

  @Override
  public void store(int lane, SphereReplica replica) {
    LaneArrays.take(points, lane, replica.point());
  }

  @Override
  public boolean advance(Interval interval, int step, int lanes, Break pause) {
    int normals = noise.draw(interval.firstStep() + step);
    double root = Math.sqrt(interval.step());
    for (int part = 0; part < lanes; part += VECTOR) {
      move(part, noise.numbers(), normals, root);
    }
    return true;
  }

  private void move(int part, double[] normals, int normalsAt, double root) {
    DoubleVector along = DoubleVector.zero(SPECIES);
    DoubleVector squares = DoubleVector.zero(SPECIES);
    for (int i = part; i < width * LANES; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, points, i);
      along = x.fma(DoubleVector.fromArray(SPECIES, normals, normalsAt + i), along);
      squares = x.fma(x, squares);
    }
    DoubleVector radial = along.div(squares).neg();
    DoubleVector scale = DoubleVector.broadcast(SPECIES, root);
    for (int i = part; i < width * LANES; i += LANES) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, points, i);
      scale.fma(radial.fma(x, DoubleVector.fromArray(SPECIES, normals, normalsAt + i)), x).intoArray(points, i);
    }
  }
}
