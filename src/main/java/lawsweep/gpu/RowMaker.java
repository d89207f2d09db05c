package lawsweep.gpu;

import lawsweep.cuda.Block;
import lawsweep.cuda.Buffer;

/** What makes rows of samples of a level in a device's memory. */
@FunctionalInterface
interface RowMaker {

  /**
   * Writes samples {@code first}, …
   *
   * @param out one row for each
   * @param columnAt for each position of a row its column, as integers
   */
  void fill(int first, Block out, Buffer columnAt);
}
