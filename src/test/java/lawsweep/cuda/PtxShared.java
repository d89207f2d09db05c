package lawsweep.cuda;

/** The shared memory of a block, with a watch that sees who met whom at which word. */
final class PtxShared {

  private final byte[] bytes;
  private final PtxWatch watch;

  PtxShared(int size) {
    bytes = new byte[size];
    watch = new PtxWatch(Math.ceilDiv(size, Integer.BYTES));
  }

  byte[] bytes() {
    return bytes;
  }

  PtxWatch watch() {
    return watch;
  }

  long load(PtxWarp warp, int lane, long address, int size) {
    int at = checked(warp, lane, address, size);
    for (int word = at >> 2; word <= (at + size - 1) >> 2; word++) {
      watch.read(warp, lane, word);
    }
    return PtxBytes.get(bytes, at, size);
  }

  void store(PtxWarp warp, int lane, long address, int size, long value) {
    int at = checked(warp, lane, address, size);
    for (int word = at >> 2; word <= (at + size - 1) >> 2; word++) {
      watch.write(warp, lane, word);
    }
    PtxBytes.put(bytes, at, size, value);
  }

  /** A thread is about to change a number in one indivisible step. */
  void atomic(PtxWarp warp, int lane, long address, int size) {
    int at = checked(warp, lane, address, size);
    for (int word = at >> 2; word <= (at + size - 1) >> 2; word++) {
      watch.change(warp, lane, word);
    }
  }

  private int checked(PtxWarp warp, int lane, long address, int size) {
    if (address < 0 || address + size > bytes.length) {
      throw warp.fault(lane, "shared address " + address + " is outside of the block's " + bytes.length + " bytes");
    }
    if ((address & size - 1) != 0) {
      throw warp.fault(lane, "shared address " + address + " is not a multiple of " + size);
    }
    return (int) address;
  }
}
