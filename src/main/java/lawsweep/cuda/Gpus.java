package lawsweep.cuda;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lawsweep.cuda.SelfTest.Shape;
import lawsweep.work.LimitCheck;

/**
 * The GPUs of this machine. Without a driver all of this is a look at some files. What was found, or why nothing was,
 * holds until the process ends.
 */
public final class Gpus {

  /** Below this many float64 operations a second, few cells are faster on a GPU than on processor cores. */
  private static final double LITTLE_FLOPS = 2e12;

  /** For tests without a GPU, where a product of real size takes seconds: rows, columns, inner length. */
  private static final String SHAPE = "lawsweep.gpu.selftest";

  private static final Discovery DISCOVERY = new Discovery(System.getenv(),
      new LibraryPlaces(System.getenv(), Path.of("/")), Shape.parse(System.getProperty(SHAPE)));
  private static final Map<Integer, JCudaGpu> OPEN = new HashMap<>();
  private static final Map<Integer, NoGpuException> REFUSED = new HashMap<>();

  private Gpus() {}

  /**
   * Opens a GPU and checks that it computes exactly: the same one again as long as it is not closed.
   *
   * @param index of the GPUs that the driver shows, from 0; CUDA_VISIBLE_DEVICES may hide some
   * @throws NoGpuException with the reason why it cannot be used
   */
  public static synchronized Gpu open(int index) throws NoGpuException {
    NoGpuException refused = REFUSED.get(index);
    if (refused != null) {
      throw refused;
    }
    try {
      JCudaGpu gpu = OPEN.get(index);
      if (gpu == null) {
        gpu = DISCOVERY.open(index);
        OPEN.put(index, gpu);
      }
      return gpu;
    } catch (NoGpuException e) {
      REFUSED.put(index, e);
      throw e;
    }
  }

  /** Forgets a GPU that is closed; one that was given up is not opened again. */
  static synchronized void forget(JCudaGpu closed) {
    if (OPEN.remove(closed.index(), closed) && closed.lost() != null) {
      REFUSED.put(closed.index(), new NoGpuException(closed.lost()));
    }
  }

  /**
   * What there is to tell of the first GPU, or why there is none: a name and what it means on each line, as the command
   * {@code devices} prints them.
   */
  public static List<String> lines() {
    try (Gpu gpu = open(0)) {
      return lines(gpu.facts(), DISCOVERY.cublas());
    } catch (NoGpuException e) {
      return List.of("gpu       off (" + e.getMessage() + ")");
    }
  }

  static List<String> lines(GpuFacts facts, String cublas) {
    String little =
        facts.gemmFlops() < LITTLE_FLOPS ? ": little, few cells are faster here than on processor cores" : "";
    return List.of(
        "gpu       %s: compute capability %s, %d multiprocessors, %s".formatted(facts.name(), facts.capability(),
            facts.multiprocessors(), LimitCheck.bytes(facts.memoryBytes())),
        "software  " + facts.software() + " (" + cublas + ")",
        "float64   " + rate(facts.gemmFlops()) + ", measured with a matrix product" + little);
  }

  private static String rate(double flops) {
    return flops < 1e12 ? String.format(Locale.ROOT, "%.1f GFLOP/s", flops / 1e9)
        : String.format(Locale.ROOT, "%.1f TFLOP/s", flops / 1e12);
  }
}
