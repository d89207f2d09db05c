package lawsweep.road.data;

/** Counts draws of one cell, one after the other, on one thread. */
interface DrawCounter {

  /**
   * Counts one draw; a pure function of the cell and the draw's index.
   *
   * @param checkpoint called now and then; may throw to end the computation
   */
  DrawResult count(int draw, Runnable checkpoint);
}
