package lawsweep.cuda;

import jcuda.driver.CUdeviceptr;

/** An address in a GPU's memory as a number: JCuda keeps it to itself. */
final class DevicePointer extends CUdeviceptr {

  private static final CUdeviceptr ZERO = new CUdeviceptr();

  /** The address as a number. */
  long address() {
    return getNativePointer() + getByteOffset();
  }

  /** A number as an address. */
  static CUdeviceptr of(long address) {
    return ZERO.withByteOffset(address);
  }
}
