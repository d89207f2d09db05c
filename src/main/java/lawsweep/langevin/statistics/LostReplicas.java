package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Pack;

/** Which replicas of a pack have blown up ({@link BlowUp}), and how many of all. */
final class LostReplicas {

  private static final int NONE = -1;

  private final boolean[] lanes = new boolean[Pack.LANES];
  private int count;
  private int first = NONE;

  /** The replica in a lane blows up. */
  void add(int slot, long replica) {
    lanes[slot] = true;
    count++;
    note((int) replica);
  }

  private void note(int replica) {
    first = first == NONE ? replica : Math.min(first, replica);
  }

  /** True if the replica in a lane has blown up before. */
  boolean in(int slot) {
    return lanes[slot];
  }

  /** Makes room for the next replica. */
  void clear(int slot) {
    lanes[slot] = false;
  }

  /** Adds another one's replicas. */
  void merge(LostReplicas next) {
    count += next.count;
    if (next.first != NONE) {
      note(next.first);
    }
  }

  /** How many replicas have blown up. */
  int count() {
    return count;
  }

  /** The smallest number of one, -1 if there is none. */
  int first() {
    return first;
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    for (boolean lane : lanes) {
      out.writeBoolean(lane);
    }
    out.writeInt(count);
    out.writeInt(first);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (int slot = 0; slot < lanes.length; slot++) {
      lanes[slot] = in.readBoolean();
    }
    count = in.readInt();
    first = in.readInt();
  }
}
