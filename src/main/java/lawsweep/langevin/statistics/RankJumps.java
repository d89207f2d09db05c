package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import lawsweep.langevin.pack.Doubles;

/**
 * When the effective rank passes from about one whole number to the next: the jumps of papers/004, Section 13.3. The
 * jump {@code k+1,k} is the first passage of the effective rank downwards through k + ½, the jump {@code k,k+1} the
 * first one upwards, k = 1..d-1. Times are linear between the records on either side. A replica may make both jumps;
 * when it repeats one, that is not counted.
 */
final class RankJumps {

  private final int thresholds;
  private double[] lastRank;
  private double[] lastTime;
  /** Times of the jumps of each slot, NaN before; downwards first. */
  private double[] jumps;
  private final Moments times;
  private long replicas;

  /** The jumps of matrices of a width, where so many replicas may be open. */
  RankJumps(int width, int slots) {
    thresholds = width - 1;
    times = new Moments(2 * thresholds);
    reopen(slots);
  }

  /** From now on so many replicas may be open; none is. */
  void reopen(int slots) {
    lastRank = new double[slots];
    lastTime = new double[slots];
    jumps = new double[slots * 2 * thresholds];
    for (int slot = 0; slot < slots; slot++) {
      clear(slot);
    }
  }

  /** Shows the effective rank of the replica in a slot at the next record. A rank of NaN is passed over. */
  void add(int slot, double time, double rank) {
    if (Double.isNaN(rank)) {
      return;
    }
    double before = lastRank[slot];
    for (int k = 0; k < thresholds; k++) {
      double level = k + 1.5;
      if (before >= level && rank < level) {
        note(slot, k, time, rank, level);
      } else if (before < level && rank >= level) {
        note(slot, thresholds + k, time, rank, level);
      }
    }
    lastRank[slot] = rank;
    lastTime[slot] = time;
  }

  private void note(int slot, int jump, double time, double rank, double level) {
    int at = slot * 2 * thresholds + jump;
    if (Double.isNaN(jumps[at])) {
      double share = (level - lastRank[slot]) / (rank - lastRank[slot]);
      jumps[at] = Math.fma(share, time - lastTime[slot], lastTime[slot]);
    }
  }

  /** Counts the jumps of the replica in a slot and makes room for the next. */
  void finish(int slot) {
    replicas++;
    for (int j = 0; j < 2 * thresholds; j++) {
      times.add(j, jumps[slot * 2 * thresholds + j]);
    }
    clear(slot);
  }

  /** Forgets the replica in a slot. */
  void clear(int slot) {
    lastRank[slot] = Double.NaN;
    lastTime[slot] = Double.NaN;
    Arrays.fill(jumps, slot * 2 * thresholds, (slot + 1) * 2 * thresholds, Double.NaN);
  }

  /** Adds another one's replicas, which came after this one's. */
  void merge(RankJumps next) {
    replicas += next.replicas;
    times.merge(next.times);
  }

  /** How many jumps there are to count. */
  int count() {
    return 2 * thresholds;
  }

  /** The index of jump j: from which rank to which. */
  String index(int j) {
    int k = j % thresholds + 1;
    return j < thresholds ? (k + 1) + "," + k : k + "," + (k + 1);
  }

  /** The times of jumps; quantity j counts the replicas that have jumped. */
  Moments times() {
    return times;
  }

  /** How many replicas were finished. */
  long replicas() {
    return replicas;
  }

  /** Writes everything, half-seen replicas too. */
  void write(DataOutput out) throws IOException {
    out.writeLong(replicas);
    times.write(out);
    Doubles.write(lastRank, out);
    Doubles.write(lastTime, out);
    Doubles.write(jumps, out);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    replicas = in.readLong();
    times.read(in);
    Doubles.read(in, lastRank);
    Doubles.read(in, lastTime);
    Doubles.read(in, jumps);
  }
}
