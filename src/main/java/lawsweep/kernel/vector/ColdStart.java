package lawsweep.kernel.vector;

/**
 * How much is still to be done the plain way before vectors are used. Vector API code is slow until it is compiled. So
 * the first small blocks of a program go without it, until so much was done that compiling will pay.
 */
final class ColdStart {

  /** Shared by threads without care: it decides about speed only. */
  private long left;

  /**
   * A start.
   *
   * @param work how much is done the plain way first; 0 to use vectors at once
   */
  ColdStart(long work) {
    this.left = work;
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
