package lawsweep.kernel.vector;

import lawsweep.env.VectorModule;
import lawsweep.kernel.Kernels;

/** The quickest kernels that the JVM can run: {@link VectorKernels}, or plain loops where there is no Vector API. */
public final class HostKernels {

  private HostKernels() {}

  /** Those of a program that has just been started, see {@link VectorKernels#VectorKernels()}. */
  public static Kernels cold() {
    return VectorModule.present() ? new VectorKernels() : plain();
  }

  /** Those that use vectors from the start, see {@link VectorKernels#hot}. */
  public static Kernels hot() {
    return VectorModule.present() ? VectorKernels.hot() : plain();
  }

  /** Those that never use the Vector API. */
  public static Kernels plain() {
    return new PlainKernels();
  }
}
