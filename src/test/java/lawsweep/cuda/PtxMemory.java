package lawsweep.cuda;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The memory of a GPU that kernels and copies may touch: what was allocated, and nothing beside it. */
final class PtxMemory {

  /** Memory that nobody has written holds this number, a NaN, again and again. */
  static final long UNWRITTEN = 0x7FF8_DEAD_BEEF_0BADL;

  private static final int ALIGNMENT = 256;

  private final long base;
  private final TreeMap<Long, Long> allocations = new TreeMap<>();
  private final PtxTraffic traffic = new PtxTraffic();
  private byte[] bytes = {};
  private long used;
  private long foundFrom;
  private long foundTo;
  private long lastStored = -1;

  /** Empty; addresses begin at {@code base}, so that those of two memories differ. */
  PtxMemory(long base) {
    this.base = base;
  }

  /** Who reads and writes in a launch. */
  PtxTraffic traffic() {
    return traffic;
  }

  /** Takes the next bytes, aligned to 256. */
  long allocate(long size) {
    // behind every allocation there is something that belongs to none
    long from = Math.ceilDiv(used, ALIGNMENT) * ALIGNMENT;
    used = from + size;
    if (used > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.toIntExact(Math.max(used + 16, Math.min(2 * used, Integer.MAX_VALUE - 64))));
      traffic.grow(bytes.length);
    }
    for (int at = (int) from; at + 8 <= used; at += 8) {
      PtxBytes.put(bytes, at, 8, UNWRITTEN);
    }
    allocations.put(base + from, base + used);
    return base + from;
  }

  /** How far memory is taken. */
  long used() {
    return used;
  }

  /** Forgets what was allocated since {@link #used} was so. */
  void release(long mark) {
    used = mark;
    allocations.tailMap(base + mark, true).clear();
    foundTo = foundFrom;
  }

  /** Whether all these bytes belong to one allocation. */
  private boolean allocated(long address, long size) {
    if (address >= foundFrom && address + size <= foundTo) {
      return true;
    }
    Map.Entry<Long, Long> below = allocations.floorEntry(address);
    if (below == null || address + size > below.getValue()) {
      return false;
    }
    foundFrom = below.getKey();
    foundTo = below.getValue();
    return true;
  }

  /** What is wrong with an access, for people; empty if nothing is. */
  Optional<String> wrong(long address, long size, int alignment) {
    if (!allocated(address, size)) {
      return Optional
          .of("address " + Long.toHexString(address) + " is outside of what was allocated" + neighbours(address));
    }
    return address % alignment == 0 ? Optional.empty()
        : Optional.of("address " + Long.toHexString(address) + " is not a multiple of " + alignment);
  }

  private String neighbours(long address) {
    Map.Entry<Long, Long> below = allocations.floorEntry(address);
    return below == null ? ""
        : ": " + (address - below.getValue()) + " bytes behind the end of an allocation of "
            + (below.getValue() - below.getKey());
  }

  long load(PtxWarp warp, int lane, long address, int size) {
    int at = checked(warp, lane, address, size);
    traffic.read(warp, lane, at, size);
    return PtxBytes.get(bytes, at, size);
  }

  void store(PtxWarp warp, int lane, long address, int size, long value) {
    int at = checked(warp, lane, address, size);
    traffic.write(warp, lane, at, size);
    if (size == Double.BYTES) {
      lastStored = at;
    }
    PtxBytes.put(bytes, at, size, value);
  }

  private int checked(PtxWarp warp, int lane, long address, int size) {
    if (address < foundFrom || address + size > foundTo || (address & size - 1) != 0) {
      wrong(address, size, size).ifPresent(what -> {
        throw warp.fault(lane, what);
      });
    }
    return (int) (address - base);
  }

  /** The bytes for a copy; {@link #index} says where. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Where bytes lie in {@link #bytes}.
   *
   * @throws PtxFault if they were not allocated
   */
  int index(long address, long size, int alignment, String who) {
    wrong(address, size, alignment).ifPresent(what -> {
      throw new PtxFault(who + ": " + what);
    });
    return (int) (address - base);
  }

  /** Adds one to the double that a kernel stored last; false if none ever did. */
  boolean spoil() {
    if (lastStored < 0) {
      return false;
    }
    int at = (int) lastStored;
    double spoiled = Double.longBitsToDouble(PtxBytes.get(bytes, at, 8)) + 1;
    PtxBytes.put(bytes, at, 8, Double.doubleToRawLongBits(spoiled));
    return true;
  }
}
