package lawsweep.langevin.dyson;

import static lawsweep.lanes.LaneMatrices.LANES;

import lawsweep.lanes.LaneArrays;
import lawsweep.lanes.LaneMatrices;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.pack.LaneNoise;
import lawsweep.langevin.pack.LaneSteps;

/** Steps of {@link DysonReplica}s in lanes, with noise. What is left to schemes is one step. */
abstract class DysonLanes implements LaneSteps<DysonReplica> {

  /** d. */
  final int width;
  /** 1/β. */
  final double temperature;
  /** κ. */
  final double kappa;
  /** E'(x) = confinement x. */
  final double confinement;
  /** The eigenvalues, number k of lane l at {@code k * LANES + l}. */
  final double[] x;
  private final LaneNoise noise;

  /** The steps of a cell's replicas, which need {@code normals} numbers each. */
  DysonLanes(LangevinCell cell, int normals) {
    width = cell.width();
    temperature = 1 / cell.beta();
    kappa = cell.kappa();
    confinement = cell.energy().confinement();
    x = new double[width * LANES];
    noise = new LaneNoise(cell, normals);
  }

  @Override
  public final void start(long firstReplica) {
    noise.start(firstReplica);
  }

  @Override
  public final void load(int lane, DysonReplica replica) {
    LaneArrays.put(replica.x, x, lane);
  }

  @Override
  public final void store(int lane, DysonReplica replica) {
    LaneArrays.take(x, lane, replica.x);
  }

  @Override
  public final boolean advance(Interval interval, int step, int lanes, Break pause) {
    int normals = noise.draw(interval.firstStep() + step);
    for (int part = 0; part < lanes; part += LaneMatrices.VECTOR) {
      move(part, interval.step(), noise.numbers(), normals + part);
    }
    return true;
  }

  /**
   * Does a step of length h.
   *
   * @param part the first lane
   * @param normals the normal numbers, the first of lane {@code part} at {@code at}
   */
  abstract void move(int part, double h, double[] normals, int at);
}
