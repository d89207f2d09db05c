package lawsweep.gpu.ensemble;

import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.riemannian.ChainState;

/**
 * The replicas of a flock in the processor's memory, as they lie on the device: entry e of replica r at
 * {@code e * count + r}, λ before the frames. Packs may be put and taken by several threads, each its own packs.
 */
final class HostReplicas {

  private final LangevinShape shape;
  private final int count;
  private final double[] numbers;

  /**
   * Room for replicas, all zeros.
   *
   * @param count how many, a multiple of {@link Pack#LANES}; they fit in an array
   */
  HostReplicas(LangevinShape shape, int count) {
    this.shape = shape;
    this.count = count;
    this.numbers = new double[Math.multiplyExact(shape.entries(), count)];
  }

  int count() {
    return count;
  }

  double[] numbers() {
    return numbers;
  }

  /** Eight replicas to fill and to look at. */
  ChainState pack() {
    return new ChainState(shape.width(), shape.depth(), shape.inner());
  }

  /** Copies eight replicas from {@code first} on. */
  void take(int first, ChainState to) {
    int split = shape.width();
    for (int e = 0; e < shape.entries(); e++) {
      System.arraycopy(numbers, e * count + first, e < split ? to.lambda : to.frames,
          (e < split ? e : e - split) * Pack.LANES, Pack.LANES);
    }
  }

  /** Puts eight replicas in place from {@code first} on. */
  void put(int first, ChainState from) {
    int split = shape.width();
    for (int e = 0; e < shape.entries(); e++) {
      System.arraycopy(e < split ? from.lambda : from.frames, (e < split ? e : e - split) * Pack.LANES, numbers,
          e * count + first, Pack.LANES);
    }
  }
}
