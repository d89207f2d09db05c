package lawsweep.benchmarks;

import lawsweep.benchmarks.work.Backend;
import lawsweep.cuda.GpuFacts;

/** Tells which GPU backend {@code cuda} is, or in one line why there is none. */
public final class FirstGpu {

  private FirstGpu() {}

  /** Ends with 2 if there is none. */
  public static void main(String[] args) {
    try (Backend backend = Backend.named("cuda")) {
      GpuFacts facts = backend.gpu().orElseThrow().facts();
      System.out.printf("%s, %s, %.1f TFLOP/s by cublasDgemm%n", facts.name(), facts.software(),
          facts.gemmFlops() * 1e-12);
    } catch (Backend.MissingException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }
}
