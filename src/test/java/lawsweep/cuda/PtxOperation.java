package lawsweep.cuda;

/** What one instruction does, for some neighbouring lanes of a warp. */
@FunctionalInterface
interface PtxOperation {

  /**
   * Does it.
   *
   * @param r the warp's registers: lane l of slot s at s + l. Bits above the width of a register's type mean nothing; a
   *        predicate is 0 or 1
   * @param from the first lane
   * @param to behind the last lane
   * @param warp for what is more than registers
   */
  void run(long[] r, int from, int to, PtxWarp warp);
}
