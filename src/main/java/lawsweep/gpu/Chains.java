package lawsweep.gpu;

/**
 * The chains of some fields on the device, one row of {@link ChainPlaces#width} doubles each.
 *
 * @param address of the first row
 * @param stride how many doubles from one row to the next
 * @param count how many fields
 */
record Chains(long address, long stride, int count) {

  /** The address of the number at a place of the first row. */
  long at(long place) {
    return address + place * Double.BYTES;
  }

  /** Some of the fields. */
  Chains part(int first, int fields) {
    return new Chains(at(first * stride), stride, fields);
  }
}
