package lawsweep.cli.option;

import lawsweep.cuda.Gpu;
import lawsweep.cuda.NoGpuException;

/** Where GPUs come from. */
interface GpuSource {

  /**
   * Opens a GPU by its index.
   *
   * @throws NoGpuException if it cannot be used
   */
  Gpu open(int index) throws NoGpuException;
}
