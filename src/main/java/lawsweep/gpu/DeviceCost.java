package lawsweep.gpu;

import lawsweep.cuda.GpuFacts;
import lawsweep.network.Architecture;
import lawsweep.work.DeviceShare;

/**
 * What a draw takes of a GPU, from shapes and the GPU's facts alone, so that choices repeat.
 *
 * <p>An elimination of rank r with n columns has F = r² n - r³/3 flops. They run in products whose inner length is k =
 * 504 or more, and after each product its entries are read, reduced and written. So F / (2 k) entries take 2 k / (DGEMM
 * rate) + 16 bytes / (copy rate) seconds each. Every block of 252 rows adds what waits for answers and short launches
 * take, and a draw something to begin with.
 */
public final class DeviceCost {

  /** Inner length of products where the prime allows no more. */
  private static final double INNER = 504;

  /** Bytes a second that a reduction reads and writes: what a card of 2020 does. Faster ones gain little. */
  private static final double COPY = 1.5e12;

  /** Bytes that a reduction moves for an entry. */
  private static final double MOVED = 16;

  /** Seconds that a block of rows takes however few columns it has. */
  private static final double BLOCK_SECONDS = 6e-4;

  /** Seconds that a draw takes however small it is. */
  private static final double DRAW_SECONDS = 0.01;

  private DeviceCost() {}

  /**
   * What a draw takes; slabs are lower where that makes it fit.
   *
   * @param columns columns to run the elimination on
   * @param rank the rank to expect, at most {@code columns}
   */
  public static DeviceShare of(Architecture a, int columns, int rank, GpuFacts facts) {
    int blocks = DevicePlan.mostSlabBlocks(rank);
    while (blocks > 1 && DevicePlan.bytes(a, columns, rank, blocks) > DevicePlan.most(facts)) {
      blocks--;
    }
    long bytes = DevicePlan.bytes(a, columns, rank, blocks) + DevicePlan.CUBLAS_BYTES;
    return new DeviceShare(bytes, seconds(columns, rank, facts.roundedFlops()));
  }

  /** The bytes of a GPU's memory that draws may take together. */
  public static long usableBytes(GpuFacts facts) {
    return DevicePlan.usableBytes(facts);
  }

  /** The seconds, at so many flops a second of a large product. */
  static double seconds(int columns, int rank, double rate) {
    double r = rank;
    double flops = r * r * columns - r * r * r / 3;
    double entries = flops / (2 * INNER);
    return DRAW_SECONDS + Math.ceilDiv(rank, Heights.BLOCK) * BLOCK_SECONDS + flops / rate + entries * MOVED / COPY;
  }
}
