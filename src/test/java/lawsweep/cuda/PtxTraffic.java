package lawsweep.cuda;

import java.util.Arrays;

/**
 * Who wrote and who read each word (4 bytes) of global memory in the launch under way. A GPU runs the blocks of a
 * launch in any order and side by side: two of them at one word, of which one writes, have no defined result, nor
 * have threads of one block without a barrier between. Here blocks run one after the other, so that numbers would
 * not show it.
 *
 * <p>Threads of one warp are taken to be in step, and atomic operations to be what they should be: neither is
 * watched.
 */
final class PtxTraffic {

  /** Readers of more than one block, or of more than one warp since the last barrier. */
  private static final long BLOCKS = 1L << 31;
  private static final long WARPS = 1L << 30;

  private static final int THREAD_BITS = 10;
  private static final long EPOCHS = (1L << 20) - 1;

  /** Serial number of the block, flags, epoch of the block, thread. */
  private long[] writers = {};
  private long[] readers = {};
  private long first = 1;
  private long serial = 1;
  private int width = 1;

  /** A launch begins, whose rows of blocks are so wide. */
  void launch(int blocksInARow) {
    first = serial + 1;
    width = blocksInARow;
  }

  /** The next block of the launch begins. */
  void block() {
    serial++;
  }

  /** There are so many bytes of memory now. */
  void grow(int bytes) {
    writers = Arrays.copyOf(writers, Math.ceilDiv(bytes, Integer.BYTES));
    readers = Arrays.copyOf(readers, writers.length);
  }

  void read(PtxWarp warp, int lane, int at, int size) {
    long me = stamp(warp, lane);
    for (int word = at >> 2; word <= (at + size - 1) >> 2; word++) {
      if (writers[word] != me) {
        check(warp, lane, writers[word], me, "reads what", "wrote");
      }
      long last = readers[word];
      if (last != me) {
        readers[word] = merged(last, me);
      }
    }
  }

  void write(PtxWarp warp, int lane, int at, int size) {
    long me = stamp(warp, lane);
    for (int word = at >> 2; word <= (at + size - 1) >> 2; word++) {
      check(warp, lane, writers[word], me, "writes what", "wrote");
      check(warp, lane, readers[word], me, "writes what", "read");
      writers[word] = me;
    }
  }

  private long stamp(PtxWarp warp, int lane) {
    return serial << 32 | (warp.block().barriers() & EPOCHS) << THREAD_BITS | warp.thread(lane);
  }

  private long merged(long last, long me) {
    long block = last >>> 32;
    if (block < first) {
      return me;
    }
    if ((last & BLOCKS) != 0 || block != serial) {
      return last | BLOCKS;
    }
    if (epoch(last) != epoch(me)) {
      return me;
    }
    return (last & WARPS) != 0 || warp(last) != warp(me) ? last | WARPS : me;
  }

  private static long epoch(long stamp) {
    return stamp >> THREAD_BITS & EPOCHS;
  }

  private static long thread(long stamp) {
    return stamp & (1 << THREAD_BITS) - 1;
  }

  private static long warp(long stamp) {
    return thread(stamp) / PtxWarp.LANES;
  }

  private void check(PtxWarp warp, int lane, long other, long me, String what, String did) {
    long block = other >>> 32;
    if (block < first) {
      return;
    }
    boolean elsewhere = block != serial || (other & BLOCKS) != 0;
    if (elsewhere || (epoch(other) == epoch(me) && ((other & WARPS) != 0 || warp(other) != warp(me)))) {
      long index = block - first;
      String who = (other & (BLOCKS | WARPS)) != 0 ? "several threads"
          : "thread " + thread(other) + " of block ("
              + index % width + ", " + index / width + ")";
      throw warp.fault(lane,
          what + " " + who + " " + did + " in this launch" + (elsewhere ? "" : " without a barrier between"));
    }
  }
}
