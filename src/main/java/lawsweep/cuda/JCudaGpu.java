package lawsweep.cuda;

import java.nio.charset.StandardCharsets;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;

/**
 * A GPU that JCuda drives, in its primary context. What it has is read from the driver, which shows the part of a card
 * that the process may use (MIG).
 */
final class JCudaGpu implements Gpu {

  private static final int LONGEST_NAME = 256;

  private final Calls calls = new Calls();
  private final CUdevice device = new CUdevice();
  private final CUcontext context = new CUcontext();
  private final KernelModules modules = new KernelModules(calls);
  private final int index;
  private boolean pedantic = true;
  private GpuFacts facts;
  private boolean closed;

  /**
   * Makes its context.
   *
   * @param index of the driver's GPUs
   * @throws NoGpuException if it cannot be used now
   */
  JCudaGpu(int index) throws NoGpuException {
    this.index = index;
    refuse(JCudaDriver.cuInit(0), "cuInit");
    refuse(JCudaDriver.cuDeviceGet(device, index), "cuDeviceGet");
    refuse(JCudaDriver.cuDevicePrimaryCtxRetain(context, device), "cuDevicePrimaryCtxRetain");
    refuse(JCudaDriver.cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  private static void refuse(int result, String call) throws NoGpuException {
    switch (result) {
      case CUresult.CUDA_SUCCESS -> {}
      case CUresult.CUDA_ERROR_DEVICE_UNAVAILABLE -> throw new NoGpuException(Calls.name(result)
          + ": another process has this GPU for itself, or its compute mode forbids any use");
      default -> throw new NoGpuException(call + " = " + result + " " + Calls.name(result));
    }
  }

  /** Whether the driver can compile kernels for it: of a text that does nothing, in the version that all have. */
  void checkCompiler() throws NoGpuException {
    byte[] text = ".version 7.0\n.target sm_80\n.address_size 64\n.visible .entry nothing() { ret; }\n\0"
        .getBytes(StandardCharsets.US_ASCII);
    CUmodule module = new CUmodule();
    int result = JCudaDriver.cuModuleLoadData(module, text);
    String why = switch (result) {
      case CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION -> ": the driver is too old for kernels in PTX 7.0";
      case CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU -> ": the driver cannot compile kernels for this GPU";
      case CUresult.CUDA_ERROR_JIT_COMPILER_NOT_FOUND ->
        ": libnvidia-ptxjitcompiler.so.1, a part of the driver, is missing";
      default -> "";
    };
    if (result != CUresult.CUDA_SUCCESS) {
      throw new NoGpuException("cuModuleLoadData = " + result + " " + Calls.name(result) + why);
    }
    calls.check(JCudaDriver.cuModuleUnload(module), "cuModuleUnload");
  }

  /**
   * Reads its facts.
   *
   * @param software the versions of driver and cuBLAS
   * @param gemmFlops the measured rate of a matrix product
   */
  void describe(String software, double gemmFlops) {
    makeCurrent();
    byte[] name = new byte[LONGEST_NAME];
    calls.check(JCudaDriver.cuDeviceGetName(name, name.length, device), "cuDeviceGetName");
    String text = new String(name, StandardCharsets.UTF_8);
    long[] memory = {0};
    calls.check(JCudaDriver.cuDeviceTotalMem(memory, device), "cuDeviceTotalMem");
    facts = new GpuFacts(text.substring(0, text.indexOf('\0')).strip(),
        new Capability(attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR),
            attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR)),
        attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MULTIPROCESSOR_COUNT),
        attribute(CUdevice_attribute.CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN), memory[0], software,
        gemmFlops);
  }

  private int attribute(int which) {
    int[] value = {0};
    calls.check(JCudaDriver.cuDeviceGetAttribute(value, which, device), "cuDeviceGetAttribute");
    return value[0];
  }

  @Override
  public GpuFacts facts() {
    return facts;
  }

  @Override
  public JCudaLane lane() {
    if (closed) {
      throw new IllegalStateException("the GPU is closed");
    }
    calls.checkAlive();
    makeCurrent();
    return new JCudaLane(this, calls);
  }

  /** Makes the calling thread's calls go to this GPU. */
  void makeCurrent() {
    calls.check(JCudaDriver.cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  /** A kernel; see {@link KernelModules#function}. */
  CUfunction function(Kernel kernel, int sharedBytes) {
    return modules.function(kernel, sharedBytes);
  }

  /** Whether lanes keep cuBLAS to the plainest arithmetic; they do unless told otherwise. */
  boolean isPedantic() {
    return pedantic;
  }

  void setPedantic(boolean value) {
    pedantic = value;
  }

  /** Which of the driver's GPUs it is. */
  int index() {
    return index;
  }

  /** Why the GPU was given up; null if it was not. */
  String lost() {
    return calls.reason();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      // Takes everything with it that was made in the context, also after an error that cannot be mended.
      int result = JCudaDriver.cuDevicePrimaryCtxRelease(device);
      Gpus.forget(this);
      if (!calls.isLost()) {
        calls.check(result, "cuDevicePrimaryCtxRelease");
      }
    }
  }
}
