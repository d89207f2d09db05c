package lawsweep.kernel;

/**
 * How much is still to be done the plain way before vectors are used: Vector API code is slow until it is compiled, so the first
 * small blocks of a program go without it, until so much was done that compiling will pay.
 */
final class ColdStart {

  /** Entries and multiply-adds that are done the plain way first: some tens of milliseconds. */
  private static final long COLD = 1 << 22;

  /** Shared by threads without care: it decides about speed only. */
  private long left;

  /**
   * A start.
   *
   * @param cold whether the program is: false to use vectors at once
   */
  ColdStart(boolean cold) {
    this.left = cold ? COLD : 0;
  }

  /** Whether to do this much work the plain way; counts it if so. */
  boolean lasts(long work) {
    long before = left;
    if (before <= 0) {
      return false;
    }
    left = before - work;
    return true;
  }
}
