package lawsweep.gpu;

import lawsweep.cuda.Kernel;

/** The kernels of {@code native/fields.cu}. */
final class FieldKernels {

  private FieldKernels() {}

  /** A kernel by its name. */
  static Kernel named(String name) {
    return new Kernel("fields", name);
  }
}
