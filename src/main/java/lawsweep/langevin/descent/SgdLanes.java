package lawsweep.langevin.descent;

import static lawsweep.lanes.LaneMatrices.LANES;
import static lawsweep.lanes.LaneMatrices.SPECIES;
import static lawsweep.lanes.LaneMatrices.VECTOR;

import jdk.incubator.vector.DoubleVector;
import lawsweep.lanes.LaneArrays;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Parameters;
import lawsweep.langevin.pack.LaneSteps;
import lawsweep.langevin.state.LaneFactors;

/** The steps of {@link SgdReplica} in lanes, for cells without samples. */
final class SgdLanes implements LaneSteps<SgdReplica> {

  private final double weightDecay;
  private final LaneFactors products;
  private final double[] factors;
  private final double[] gradient;

  SgdLanes(LangevinCell cell) {
    weightDecay = cell.settings().get(Parameters.WEIGHT_DECAY);
    products = new LaneFactors(cell);
    factors = new double[cell.depth() * cell.width() * cell.width() * LANES];
    gradient = new double[factors.length];
  }

  @Override
  public void start(long firstReplica) {
    // The steps have no random numbers.
  }

  @Override
  public void load(int lane, SgdReplica replica) {
    LaneArrays.put(replica.place(), factors, lane);
    products.load(lane, replica.spaces());
  }

  @Override
  public void store(int lane, SgdReplica replica) {
    LaneArrays.take(factors, lane, replica.place());
  }

  @Override
  public boolean advance(Interval interval, int step, int lanes, Break pause) {
    double rate = interval.step();
    double keep = 1 - rate * weightDecay;
    for (int part = 0; part < lanes; part += VECTOR) {
      products.gradient(part, rate, factors, gradient);
      move(part, keep);
    }
    return true;
  }

  private void move(int part, double keep) {
    DoubleVector kept = DoubleVector.broadcast(SPECIES, keep);
    for (int i = part; i < factors.length; i += LANES) {
      kept.fma(DoubleVector.fromArray(SPECIES, factors, i), DoubleVector.fromArray(SPECIES, gradient, i).neg())
          .intoArray(factors, i);
    }
  }
}
