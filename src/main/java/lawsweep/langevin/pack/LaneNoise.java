package lawsweep.langevin.pack;

import lawsweep.lanes.LaneMatrices;
import lawsweep.lanes.LaneNormals;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.random.Normals;
import lawsweep.random.Stream;

/**
 * The normal numbers of the steps of eight replicas, one a lane: those that {@link ReplicaNoise} has for each. They are
 * drawn for several steps at a time, since the blocks of consecutive steps follow each other.
 */
public final class LaneNoise {

  /** Blocks that are drawn at a time: few enough for the first cache, many enough to be worth the calls. */
  private static final int BLOCKS = 16;

  private final LaneNormals normals;
  private final int blocks;
  private final int steps;
  private final double[] numbers;
  private long firstReplica;
  /** The first step of those whose numbers are there; none before it is asked for. */
  private long firstStep = Long.MIN_VALUE;

  /** The noise of a cell whose replicas need {@code count} numbers a step. */
  public LaneNoise(LangevinCell cell, int count) {
    normals = new LaneNormals(Stream.keyOf(cell.randomName()));
    blocks = Normals.blocks(count);
    steps = Math.max(1, BLOCKS / Math.max(1, blocks));
    numbers = new double[steps * blocks * Normals.PER_BLOCK * LaneMatrices.LANES];
  }

  /** From now on, lane l has the numbers of replica {@code firstReplica + l}. */
  public void start(long firstReplica) {
    this.firstReplica = firstReplica;
    firstStep = Long.MIN_VALUE;
  }

  /** Where the numbers are. */
  public double[] numbers() {
    return numbers;
  }

  /** Draws those of a step: number i of lane l lies at the returned place plus {@code i * LANES + l}. */
  public int draw(long step) {
    if (step < firstStep || step >= firstStep + steps) {
      firstStep = step;
      normals.fill(firstReplica, step * blocks, steps * blocks * Normals.PER_BLOCK, numbers, 0);
    }
    return (int) (step - firstStep) * blocks * Normals.PER_BLOCK * LaneMatrices.LANES;
  }
}
