package lawsweep.cuda;

/**
 * What a GPU is and can do.
 *
 * @param name the card, as its driver names it
 * @param capability its compute capability
 * @param multiprocessors how many
 * @param sharedBytes the most dynamic shared memory that a block may have
 * @param memoryBytes all of its memory
 * @param software the driver's CUDA version and that of cuBLAS, for people
 * @param gemmFlops float64 operations a second of a large matrix product, measured
 */
public record GpuFacts(
    String name,
    Capability capability,
    int multiprocessors,
    int sharedBytes,
    long memoryBytes,
    String software,
    double gemmFlops) {

  /** What computes, as records name it: {@code cuda-9.0}. */
  public String backend() {
    return "cuda-" + capability;
  }

  /** The measured rate rounded down to a power of two: the same on every start, so that choices are. */
  public double roundedFlops() {
    return gemmFlops < 1 ? 0 : Math.scalb(1.0, Math.getExponent(gemmFlops));
  }
}
