package lawsweep.cuda;

/**
 * The shape of a launch.
 *
 * @param x blocks side by side, at least 1
 * @param y rows of blocks, 1 to 65535
 * @param threads threads of a block, 1 to 1024
 */
public record Grid(int x, int y, int threads) {

  /** Checks the ranges. */
  public Grid {
    if (x < 1 || y < 1 || y > 65535 || threads < 1 || threads > 1024) {
      throw new IllegalArgumentException("cannot launch " + x + " by " + y + " blocks of " + threads + " threads");
    }
  }

  /** Enough blocks in a row for so many threads. */
  public static Grid of(long items, int threads) {
    return new Grid(Math.toIntExact(Math.max(1, Math.ceilDiv(items, threads))), 1, threads);
  }
}
