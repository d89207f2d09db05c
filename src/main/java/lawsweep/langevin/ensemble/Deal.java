package lawsweep.langevin.ensemble;

import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Pack;

/**
 * How the replicas of a cell are dealt into chunks: a function of the cell alone.
 *
 * @param replicas how many there are
 * @param perChunk how many a chunk has, whole packs; the last one may have fewer
 */
record Deal(int replicas, int perChunk) {

  /** Roughly how many chunks a large ensemble has: enough for many threads, few tables to merge. */
  private static final int CHUNKS = 256;

  /** The deal of a cell. */
  static Deal of(LangevinCell cell) {
    int packs = Math.ceilDiv(cell.replicas(), Pack.LANES);
    return new Deal(cell.replicas(), Pack.LANES * Math.ceilDiv(packs, CHUNKS));
  }

  /** How many chunks there are. */
  int chunks() {
    return Math.ceilDiv(replicas, perChunk);
  }

  /** The first replica of a chunk. */
  int first(int chunk) {
    return chunk * perChunk;
  }

  /** The first replica after a chunk. */
  int end(int chunk) {
    return (int) Math.min(replicas, (long) perChunk * (chunk + 1));
  }

  /** How many replicas a chunk has. */
  int count(int chunk) {
    return end(chunk) - first(chunk);
  }
}
