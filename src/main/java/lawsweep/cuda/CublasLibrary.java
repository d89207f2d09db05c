package lawsweep.cuda;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * NVIDIA's library of matrix products, found on this machine.
 *
 * @param file its path
 * @param major the CUDA it belongs to: 12, for which JCuda is made, or 13
 */
record CublasLibrary(Path file, int major) {

  /** The first CUDA version of a driver that a cuBLAS 13 runs on. */
  private static final int DRIVER_OF_13 = 13000;

  /** {@code libcublas.so.12}. */
  static String name(int major) {
    return "libcublas.so." + major;
  }

  /** The library beside it, without which it cannot be loaded. */
  Path companion() {
    return file.resolveSibling("libcublasLt.so." + major);
  }

  /**
   * The first that is found: where the user says, where the loader looks, in CUDA's own directories, among Python's
   * packages; in each of them 12 before 13, since nothing of JCuda has to be changed for it.
   *
   * @param driver the driver's version, 12020 for 12.2
   * @throws NoGpuException if there is none that this driver can run
   */
  static CublasLibrary find(LibraryPlaces places, int driver) throws NoGpuException {
    List<Function<String, Optional<Path>>> all =
        List.of(places::named, places::loaders, places::toolkits, places::pythons);
    CublasLibrary tooNew = null;
    for (Function<String, Optional<Path>> place : all) {
      for (int major = 12; major <= 13; major++) {
        Optional<Path> file = place.apply(name(major));
        if (file.isPresent() && (major == 12 || driver >= DRIVER_OF_13)) {
          return new CublasLibrary(file.get(), major);
        } else if (file.isPresent()) {
          tooNew = new CublasLibrary(file.get(), major);
        }
      }
    }
    if (tooNew != null) {
      throw new NoGpuException(tooNew.file() + " needs a driver of CUDA 13 (580 or newer); this one has CUDA "
          + DriverProbe.version(driver));
    }
    throw new NoGpuException("no " + name(12) + " nor " + name(13) + " in the loader's path, /usr/local/cuda* or"
        + " python3's packages; put its directory into " + LibraryPlaces.OURS);
  }

  /** Loads it and what it needs. */
  NativeLibrary load() throws NoGpuException {
    // In NVIDIA's packages for Python it lies beside; elsewhere the loader finds it.
    if (companion().toFile().isFile()) {
      NativeLibrary.open(companion().toString());
    }
    return NativeLibrary.open(file.toString());
  }
}
