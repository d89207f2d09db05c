package lawsweep.benchmarks.gpu;

import lawsweep.cuda.NoGpuException;

/** One part of the check, in a process of its own. */
interface Step {

  /**
   * Does it.
   *
   * @throws NoGpuException if the GPU cannot be opened
   */
  void run(Bundle bundle, Rows rows) throws NoGpuException;
}
