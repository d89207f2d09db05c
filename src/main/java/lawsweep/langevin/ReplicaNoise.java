package lawsweep.langevin;

import lawsweep.random.Philox;
import lawsweep.random.Stream;

/** Random numbers of one replica: each a pure function of the cell, the replica, the purpose, the step and its place. */
final class ReplicaNoise {

  /** The noise of steps. */
  static final int STEPS = 0;
  /** The initial state. */
  static final int INITIAL = 1;
  /** Data points of gradient descent. */
  static final int DATA = 2;

  private static final double TWO_PI = 2 * Math.PI;
  private static final double UNIT = 0x1p-53;

  private final long key;
  private final long[] block = new long[2];
  private long replica;

  /** The noise of a cell's replicas; {@link #of} says which. */
  ReplicaNoise(LangevinCell cell) {
    key = Stream.named(cell.randomName()).word(0, 0);
  }

  /** From now on, numbers of the given replica. */
  void of(long number) {
    replica = number;
  }

  /** Writes independent standard normal numbers, those of one step, to the first {@code count} places. */
  void normals(int purpose, long step, double[] out, int count) {
    long blocks = (count + 1L) / 2;
    for (int i = 0; i < count; i += 2) {
      Philox.block(key, replica + ((long) purpose << 32), step * blocks + i / 2, block, 0);
      double radius = StrictMath.sqrt(-2 * StrictMath.log(((block[0] >>> 11) + 1) * UNIT));
      double angle = TWO_PI * ((block[1] >>> 11) * UNIT);
      out[i] = radius * StrictMath.cos(angle);
      if (i + 1 < count) {
        out[i + 1] = radius * StrictMath.sin(angle);
      }
    }
  }

  /** Word {@code place} of one step's {@code places} words, uniform on [0, 1). */
  double uniform(int purpose, long step, int places, int place) {
    Philox.block(key, replica + ((long) purpose << 32), step * places + place, block, 0);
    return (block[0] >>> 11) * UNIT;
  }
}
