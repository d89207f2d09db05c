package lawsweep.cuda;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What the driver says of a GPU before any of JCuda's classes is touched.
 *
 * @param cuda the newest CUDA that the driver knows, as it counts: 12020 for 12.2
 * @param devices how many GPUs it shows
 */
record DriverProbe(int cuda, int devices) {

  /** The oldest driver that is tried: CUDA 12.0, which came with 525. */
  private static final int OLDEST = 12000;

  private static final int OLDEST_CAPABILITY = 8;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int LONGEST_NAME = 256;

  /**
   * Asks.
   *
   * @param driver libcuda.so.1
   * @param index of the GPU that is wanted
   * @throws NoGpuException if the driver has none of this index, or one that is too old
   */
  static DriverProbe of(NativeLibrary driver, int index) throws NoGpuException {
    try (Arena arena = Arena.ofConfined()) {
      int status = driver.call("cuInit", 0);
      MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
      int asked = driver.call("cuDriverGetVersion", number);
      int cuda = asked == 0 ? number.get(ValueLayout.JAVA_INT, 0) : 0;
      if (status != 0) {
        throw new NoGpuException(result(driver, "cuInit", status, arena) + ", driver CUDA " + version(cuda));
      }
      if (cuda < OLDEST) {
        throw new NoGpuException(
            "driver CUDA " + version(cuda) + "; " + version(OLDEST) + " (driver 525) or newer is needed");
      }
      check(driver, "cuDeviceGetCount", driver.call("cuDeviceGetCount", number), arena);
      int devices = number.get(ValueLayout.JAVA_INT, 0);
      if (index >= devices) {
        throw new NoGpuException("no GPU cuda:" + index + "; the driver shows " + shown(devices));
      }
      checkCapability(driver, index, arena);
      return new DriverProbe(cuda, devices);
    }
  }

  private static String shown(int devices) {
    return switch (devices) {
      case 0 -> "none";
      case 1 -> "one, cuda:0";
      default -> devices + ", cuda:0 to cuda:" + (devices - 1);
    };
  }

  private static void checkCapability(NativeLibrary driver, int index, Arena arena) throws NoGpuException {
    MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
    check(driver, "cuDeviceGet", driver.call("cuDeviceGet", number, index), arena);
    int device = number.get(ValueLayout.JAVA_INT, 0);
    int major = attribute(driver, CAPABILITY_MAJOR, device, arena);
    int minor = attribute(driver, CAPABILITY_MINOR, device, arena);
    if (major < OLDEST_CAPABILITY) {
      MemorySegment name = arena.allocate(LONGEST_NAME);
      check(driver, "cuDeviceGetName", driver.call("cuDeviceGetName", name, LONGEST_NAME, device), arena);
      throw new NoGpuException("%s has compute capability %d.%d; 8.0 or newer is needed".formatted(name.getString(0),
          major, minor));
    }
  }

  private static int attribute(NativeLibrary driver, int which, int device, Arena arena) throws NoGpuException {
    MemorySegment number = arena.allocate(ValueLayout.JAVA_INT);
    check(driver, "cuDeviceGetAttribute", driver.call("cuDeviceGetAttribute", number, which, device), arena);
    return number.get(ValueLayout.JAVA_INT, 0);
  }

  private static void check(NativeLibrary driver, String call, int status, Arena arena) throws NoGpuException {
    if (status != 0) {
      throw new NoGpuException(result(driver, call, status, arena));
    }
  }

  /** For example {@code cuInit = 100 CUDA_ERROR_NO_DEVICE}. */
  private static String result(NativeLibrary driver, String call, int status, Arena arena) throws NoGpuException {
    MemorySegment address = arena.allocate(ValueLayout.ADDRESS);
    int known = driver.call("cuGetErrorName", status, address);
    String name = known == 0 ? " " + NativeLibrary.text(address.get(ValueLayout.ADDRESS, 0)) : "";
    return call + " = " + status + name;
  }

  /** {@code 12.2} for 12020. */
  static String version(int cuda) {
    return cuda / 1000 + "." + cuda % 1000 / 10;
  }
}
