package lawsweep.cuda;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lawsweep.cuda.SelfTest.Shape;
import lawsweep.work.DeviceLostException;
import lawsweep.work.OutOfDeviceMemoryException;

/**
 * The way to a GPU, step by step from what costs nothing to what takes a second; the first step that fails says why
 * there is none. Until the driver has answered, no class of JCuda is touched.
 */
final class Discovery {

  static final String DRIVER = "libcuda.so.1";

  /** Makes cuBLAS compute float64 by other means, which are not exact. */
  private static final String EMULATE = "CUBLAS_EMULATE_DOUBLE_PRECISION";

  /** From what ratio of rates on the plainest arithmetic is not kept to. */
  private static final double PEDANTIC_COSTS = 1.25;

  private static final String[] DRIVER_FUNCTIONS = {"cuInit", "cuDeviceGet", "cuDeviceGetAttribute", "cuDeviceGetName",
      "cuDeviceTotalMem_v2", "cuDevicePrimaryCtxRetain", "cuDevicePrimaryCtxRelease_v2", "cuCtxSetCurrent",
      "cuStreamCreate", "cuStreamSynchronize", "cuStreamDestroy_v2", "cuEventCreate", "cuEventRecord",
      "cuEventSynchronize", "cuEventDestroy_v2", "cuMemAlloc_v2", "cuMemFree_v2", "cuMemGetInfo_v2", "cuMemHostAlloc",
      "cuMemFreeHost", "cuMemcpyHtoDAsync_v2", "cuMemcpyDtoHAsync_v2", "cuModuleLoadData", "cuModuleUnload",
      "cuModuleGetFunction", "cuFuncSetAttribute", "cuLaunchKernel", "cuGetErrorName"};
  private static final String[] BLAS_FUNCTIONS = {"cublasCreate_v2", "cublasDestroy_v2", "cublasGetVersion_v2",
      "cublasSetStream_v2", "cublasSetMathMode", "cublasDgemm_v2"};

  private final Map<String, String> environment;
  private final LibraryPlaces places;
  private final Shape shape;
  /** The cuBLAS that this process has loaded; there can be but one. */
  private CublasLibrary cublas;

  /**
   * The way on a machine.
   *
   * @param environment the environment of the process
   * @param shape of the product that tests the arithmetic
   */
  Discovery(Map<String, String> environment, LibraryPlaces places, Shape shape) {
    this.environment = environment;
    this.places = places;
    this.shape = shape;
  }

  /**
   * Opens a GPU.
   *
   * @param index of the driver's GPUs
   * @throws NoGpuException with the reason why it cannot be used
   */
  JCudaGpu open(int index) throws NoGpuException {
    checkSystem(System.getProperty("os.name"), System.getProperty("os.arch"));
    String file = driver();
    checkEmulation();
    NativeLibrary driver = NativeLibrary.open(file);
    DriverProbe probe = DriverProbe.of(driver, index);
    driver.require(DRIVER_FUNCTIONS);
    if (cublas == null) {
      CublasLibrary found = CublasLibrary.find(places, probe.cuda());
      found.load().require(BLAS_FUNCTIONS);
      JCudaNatives.load(found.major());
      cublas = found;
    }
    return tested(index, probe);
  }

  /** Refuses systems for which JCuda has no libraries. */
  static void checkSystem(String system, String architecture) throws NoGpuException {
    if (!system.equals("Linux") || !architecture.equals("amd64")) {
      throw new NoGpuException("GPUs are used on 64-bit Linux on x86 only, this is " + system + " " + architecture);
    }
  }

  /** What to load as the driver: by its name, unless the user names a directory that has it. */
  String driver() throws NoGpuException {
    Optional<Path> named = places.named(DRIVER);
    if (named.isPresent()) {
      return named.get().toString();
    }
    if (places.loaders(DRIVER).isEmpty()) {
      throw new NoGpuException("no " + DRIVER + ", which NVIDIA's driver brings");
    }
    return DRIVER;
  }

  /** Refuses an environment in which cuBLAS may compute float64 by other means than the processor's. */
  void checkEmulation() throws NoGpuException {
    String value = environment.get(EMULATE);
    if (value != null && !value.equals("0")) {
      throw new NoGpuException(EMULATE + " is set to '" + value + "': unset it, emulated float64 is not exact");
    }
  }

  private JCudaGpu tested(int index, DriverProbe probe) throws NoGpuException {
    JCudaGpu gpu = new JCudaGpu(index);
    boolean accepted = false;
    try {
      gpu.checkCompiler();
      try (JCudaLane lane = gpu.lane()) {
        double flops = rate(gpu, lane);
        gpu.describe("driver CUDA " + DriverProbe.version(probe.cuda()) + ", cuBLAS " + lane.blasVersion()
            + (gpu.isPedantic() ? "" : " in its usual math mode"), flops);
      }
      accepted = true;
      return gpu;
    } catch (DeviceLostException | OutOfDeviceMemoryException e) {
      throw new NoGpuException(e.getMessage());
    } finally {
      if (!accepted) {
        gpu.close();
      }
    }
  }

  /**
   * Tests the products; gives their rate. The plainest arithmetic is kept to, unless it costs much and what cuBLAS
   * usually does is exact, too.
   */
  private double rate(JCudaGpu gpu, JCudaLane lane) throws NoGpuException {
    double pedantic = SelfTest.run(lane, shape);
    lane.setPedantic(false);
    if (SelfTest.rate(lane, shape) < PEDANTIC_COSTS * pedantic) {
      return pedantic;
    }
    try {
      double usual = SelfTest.run(lane, shape);
      gpu.setPedantic(false);
      return usual;
    } catch (NoGpuException e) {
      // Not exact: slow it is.
      return pedantic;
    }
  }

  /** Where cuBLAS was found; for people. */
  String cublas() {
    return cublas == null ? "" : cublas.file().toString();
  }
}
