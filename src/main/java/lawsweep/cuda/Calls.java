package lawsweep.cuda;

import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import jcuda.jcublas.cublasStatus;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;

/**
 * Looks at what each call to a GPU returns. A lack of memory is told and nothing else happens. After any other error
 * the GPU is given up: errors may belong to what was queued long before, most stay until the process ends, and whatever
 * was computed since is in doubt.
 */
final class Calls {

  private volatile String lost;

  /** What a call to the driver returned. */
  void check(int result, String call) {
    if (result != CUresult.CUDA_SUCCESS) {
      String reason = call + " = " + result + " " + name(result);
      if (result == CUresult.CUDA_ERROR_OUT_OF_MEMORY) {
        throw new OutOfDeviceMemoryException(reason + memory());
      }
      throw lost(reason);
    }
  }

  /** What a call to cuBLAS returned. */
  void checkBlas(int status, String call) {
    if (status != cublasStatus.CUBLAS_STATUS_SUCCESS) {
      String reason = call + " = " + status + " " + cublasStatus.stringFor(status);
      if (status == cublasStatus.CUBLAS_STATUS_ALLOC_FAILED) {
        throw new OutOfDeviceMemoryException(reason + memory());
      }
      throw lost(reason);
    }
  }

  /** Gives the GPU up, for this reason unless there was one before. */
  DeviceLostException lost(String reason) {
    if (lost == null) {
      lost = reason;
    }
    return new DeviceLostException(reason);
  }

  /** Refuses to go on with a GPU that was given up. */
  void checkAlive() {
    String reason = lost;
    if (reason != null) {
      throw new DeviceLostException(reason);
    }
  }

  /** True if the GPU was given up. */
  boolean isLost() {
    return lost != null;
  }

  /** Why it was. */
  String reason() {
    return lost;
  }

  /** The driver's name of a result; it may know some that JCuda does not. */
  static String name(int result) {
    String[] name = {null};
    return JCudaDriver.cuGetErrorName(result, name) == CUresult.CUDA_SUCCESS && name[0] != null ? name[0]
        : CUresult.stringFor(result);
  }

  private static String memory() {
    long[] free = {0};
    long[] all = {0};
    return JCudaDriver.cuMemGetInfo(free, all) == CUresult.CUDA_SUCCESS
        ? ", " + free[0] + " of " + all[0] + " bytes are free"
        : "";
  }
}
