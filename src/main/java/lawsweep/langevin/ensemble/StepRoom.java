package lawsweep.langevin.ensemble;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.TimeGrid;
import lawsweep.langevin.statistics.EnsembleTable;

/** How many replicas go in step: enough to fill any device, and not more than the host can hold and write often. */
final class StepRoom {

  /** Of states and half-seen replicas, about: a checkpoint of it takes less than a second. */
  private static final long REPLICA_BYTES = 1 << 27;

  /** Of tables, which grow with records. */
  private static final long TABLE_BYTES = 1 << 28;

  /** Copies of states and half-seen replicas while a checkpoint is written. */
  private static final int COPIES = 6;

  private StepRoom() {}

  /**
   * How many chunks of a cell go in step; a pure function of the cell and of what a device can hold.
   *
   * @param replicas the most that it can hold
   * @return 0 if it cannot hold one chunk
   */
  static int chunks(LangevinCell cell, int replicas) {
    Deal deal = Deal.of(cell);
    long host = Math.min(REPLICA_BYTES / (deal.perChunk() * replicaBytes(cell)), TABLE_BYTES / tableBytes(cell));
    return (int) Math.min(Math.min(deal.chunks(), replicas / deal.perChunk()), Math.max(1, host));
  }

  /** How many replicas of a cell go in step where a device can hold any number. */
  static int replicas(LangevinCell cell) {
    return chunks(cell, Integer.MAX_VALUE) * Deal.of(cell).perChunk();
  }

  /** Heap of a cell that goes in step, without its result. */
  static long memoryBytes(LangevinCell cell) {
    return bytes(cell, COPIES);
  }

  /** A checkpoint of it, at most. */
  static long checkpointBytes(LangevinCell cell) {
    return bytes(cell, 1);
  }

  private static long bytes(LangevinCell cell, int copies) {
    long chunks = chunks(cell, Integer.MAX_VALUE);
    return (chunks + 2) * tableBytes(cell) + copies * chunks * Deal.of(cell).perChunk() * replicaBytes(cell);
  }

  private static long tableBytes(LangevinCell cell) {
    return EnsembleTable.memoryBytes(cell, TimeGrid.of(cell).times().length);
  }

  /** Of a replica: its state, at most, and what its table has of it while it is half-seen. */
  private static long replicaBytes(LangevinCell cell) {
    long frames = cell.depth() == LangevinCell.INFINITE ? 2 : cell.depth() + 1L;
    return 8 * (frames * cell.width() * cell.width() + cell.width()) + EnsembleTable.openBytes(cell);
  }
}
