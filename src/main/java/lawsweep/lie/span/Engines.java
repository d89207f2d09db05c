package lawsweep.lie.span;

import java.util.Optional;
import lawsweep.kernel.Kernels;

/**
 * What a count computes with.
 *
 * @param kernels the processor's operations, for all that is small
 * @param draws samples and eliminates draws
 * @param patterns absorbs patterns of many draws at once; empty where draws are counted one by one
 */
public record Engines(Kernels kernels, DrawEngine draws, Optional<PatternEngine> patterns) {

  /** The processor alone. */
  public static Engines host(Kernels kernels) {
    return new Engines(kernels, new HostEngine(kernels), Optional.empty());
  }

  /** A device that samples and eliminates draws. */
  public Engines(Kernels kernels, DrawEngine draws) {
    this(kernels, draws, Optional.empty());
  }
}
