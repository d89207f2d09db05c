package lawsweep.gpu;

import lawsweep.cuda.GpuFacts;
import lawsweep.cuda.Lane;
import lawsweep.law.known.ScalarBlocks;
import lawsweep.network.Architecture;
import lawsweep.work.OutOfDeviceMemoryException;

/**
 * How much of a GPU's memory a draw needs, from shapes alone: the rows of the basis, 8 (columns rank - rank²/2) bytes
 * and a little; a slab of rows; chains and tables of fields; and room for rows that the processor makes. Slabs are as
 * high as memory allows: the elimination of few rows at a time is slower, but it is the same.
 */
final class DevicePlan {

  /** What cuBLAS takes beside. */
  static final long CUBLAS_BYTES = 64L << 20;

  /** The part of a GPU's memory that may be used. */
  private static final double SHARE = 0.95;

  private static final int ALIGNMENT = 16;

  private DevicePlan() {}

  /** How many doubles lie from one row of so many columns to the next. */
  static long pitch(int columns) {
    return Math.ceilDiv((long) columns, ALIGNMENT) * ALIGNMENT;
  }

  /** What a draw allocates from its lane if its rank becomes {@code rank}. */
  static long bytes(Architecture a, int columns, int rank, int slabBlocks) {
    Heights heights = Heights.largest(slabBlocks);
    return DeviceBasis.bytes(columns, heights) + DevicePanels.rowBytes(columns, rank, heights)
        + DeviceRows.bytes(a, columns, heights.slab()) + UploadedRows.bytes(columns);
  }

  /** An upper bound on the rank at a generic point: all columns, or D less the number of known laws. */
  static int mostRank(Architecture a, int columns) {
    return Math.clamp(a.parameters() - ScalarBlocks.of(a).bound(a), 1, columns);
  }

  /** How many blocks a slab has if there is memory: no more than a draw has samples, about. */
  static int mostSlabBlocks(int rank) {
    return Math.min(Heights.SLAB_BLOCKS, rank / Heights.BLOCK + 1);
  }

  /** The part of its memory that cells may take together: its driver and others need some, too. */
  static long usableBytes(GpuFacts facts) {
    return (long) (SHARE * facts.memoryBytes());
  }

  /** The most bytes that a lane may have. */
  static long most(GpuFacts facts) {
    return usableBytes(facts) - CUBLAS_BYTES;
  }

  /**
   * Sees to it that a lane has memory for a draw; all that it holds is given up.
   *
   * @return how many blocks a slab has
   * @throws OutOfDeviceMemoryException if not even slabs of one block fit
   */
  static int reserve(Lane lane, GpuFacts facts, Architecture a, int columns) {
    int rank = mostRank(a, columns);
    for (int blocks = mostSlabBlocks(rank);; blocks--) {
      long needed = bytes(a, columns, rank, blocks);
      try {
        reserve(lane, needed, most(facts));
        return blocks;
      } catch (OutOfDeviceMemoryException e) {
        if (blocks == 1) {
          throw e;
        }
      }
    }
  }

  private static void reserve(Lane lane, long needed, long most) {
    if (needed > most) {
      throw new OutOfDeviceMemoryException(
          "needs " + needed + " bytes of the GPU's memory, of which " + most + " can be used");
    }
    lane.release(0);
    if (lane.free() < needed) {
      lane.reserve(needed);
    }
  }
}
