package lawsweep.langevin.pack;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.random.Normals;
import lawsweep.random.Philox;
import lawsweep.random.Stream;

/** Random numbers of one replica: each a pure function of cell, replica, purpose, step and place. */
public final class ReplicaNoise {

  /** The noise of steps. */
  public static final int STEPS = 0;
  /** The initial state. */
  public static final int INITIAL = 1;
  /** Data points of gradient descent. */
  public static final int DATA = 2;
  /** Batches of gradient descent. */
  public static final int BATCHES = 3;

  /** Streams of replicas of one purpose. */
  private static final int PURPOSE_BITS = 32;

  private final Normals normals;
  private final long[] block = new long[2];
  private long replica;

  /** The noise of a cell's replicas; {@link #of} says which. */
  public ReplicaNoise(LangevinCell cell) {
    normals = new Normals(Stream.keyOf(cell.randomName()));
  }

  /** From now on, numbers of the given replica. */
  public void of(long number) {
    replica = number;
  }

  /** Writes independent standard normal numbers, those of one step, to the first {@code count} places. */
  public void normals(int purpose, long step, double[] out, int count) {
    normals.fill(stream(purpose), step * Normals.blocks(count), count, out, 0);
  }

  /**
   * Number {@code place} of the {@code places} of one step, uniform on [0, 1). A purpose has either uniform numbers or
   * normal ones.
   */
  public double uniform(int purpose, long step, int places, int place) {
    Philox.block(normals.key(), stream(purpose), step * places + place, block, 0);
    return (block[0] >>> 11) * 0x1p-53;
  }

  private long stream(int purpose) {
    return replica + ((long) purpose << PURPOSE_BITS);
  }
}
