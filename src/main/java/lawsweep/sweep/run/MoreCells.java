package lawsweep.sweep.run;

import java.io.IOException;

/** Cells that become the processor's while a run lasts. */
interface MoreCells {

  /** There are none. */
  MoreCells NONE = () -> new int[0];

  /**
   * Waits for some, and gives them, the costliest first; none if there will be no more.
   *
   * @throws IOException if records can no longer be written
   */
  int[] next() throws IOException;
}
