package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Which open replicas have blown up ({@link BlowUp}), and how many of all. */
final class LostReplicas {

  private static final int NONE = -1;

  private boolean[] lost;
  private int count;
  private int first = NONE;

  /** None yet, where so many replicas may be open. */
  LostReplicas(int slots) {
    reopen(slots);
  }

  /** From now on so many replicas may be open; none is. */
  void reopen(int slots) {
    lost = new boolean[slots];
  }

  /** The replica in a slot blows up. */
  void add(int slot, long replica) {
    lost[slot] = true;
    count++;
    note((int) replica);
  }

  private void note(int replica) {
    first = first == NONE ? replica : Math.min(first, replica);
  }

  /** True if the replica in a slot has blown up before. */
  boolean in(int slot) {
    return lost[slot];
  }

  /** Makes room for the next replica. */
  void clear(int slot) {
    lost[slot] = false;
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
    for (boolean lane : lost) {
      out.writeBoolean(lane);
    }
    out.writeInt(count);
    out.writeInt(first);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (int slot = 0; slot < lost.length; slot++) {
      lost[slot] = in.readBoolean();
    }
    count = in.readInt();
    first = in.readInt();
  }
}
