package lawsweep.road.data;

import lawsweep.work.Watch;

/** Counts draws of one cell, one after the other, on one thread. */
interface DrawCounter {

  /**
   * Counts one draw; a pure function of the cell and the draw's index.
   *
   * @param watch asked now and then; may end the work
   */
  DrawResult count(int draw, Watch watch);
}
