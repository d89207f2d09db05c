package lawsweep.lie.span;

import lawsweep.kernel.Kernels;

/**
 * What a count computes with.
 *
 * @param kernels the processor's operations, for all that is small
 * @param draws samples and eliminates draws
 */
public record Engines(Kernels kernels, DrawEngine draws) {

  /** The processor alone. */
  public static Engines host(Kernels kernels) {
    return new Engines(kernels, new HostEngine(kernels));
  }
}
