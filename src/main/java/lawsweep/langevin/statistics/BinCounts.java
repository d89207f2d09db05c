package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * How often a quantity fell into each bin. Counts are whole numbers, so the order of additions and merges does not
 * matter. Only the range of bins in use is kept.
 */
final class BinCounts {

  private static final int ROOM = 32;

  private int lowest;
  private int[] counts = new int[0];
  private long total;

  /** Counts a value in a bin. */
  void add(int bin) {
    reserve(bin);
    counts[bin - lowest]++;
    total++;
  }

  /** Adds another one's counts. */
  void merge(BinCounts other) {
    for (int i = 0; i < other.counts.length; i++) {
      if (other.counts[i] != 0) {
        reserve(other.lowest + i);
        counts[other.lowest + i - lowest] += other.counts[i];
      }
    }
    total += other.total;
  }

  /** How many values were counted. */
  long total() {
    return total;
  }

  /**
   * The value below which a share p of all values lies, linear within its bin.
   *
   * @param p 0..1
   * @param bins the division that the bins belong to
   */
  double quantile(double p, SignedBins bins) {
    double below = p * total;
    long before = 0;
    int last = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 0) {
        continue;
      }
      last = i;
      if (before + counts[i] >= below) {
        double share = Math.max(0, (below - before) / counts[i]);
        double lower = bins.lower(lowest + i);
        return Math.fma(share, bins.upper(lowest + i) - lower, lower);
      }
      before += counts[i];
    }
    return bins.upper(lowest + last);
  }

  private void reserve(int bin) {
    int length = counts.length;
    if (length == 0) {
      lowest = bin - ROOM / 2;
      counts = new int[ROOM];
    } else if (bin < lowest) {
      int[] grown = new int[lowest + length - bin + ROOM];
      System.arraycopy(counts, 0, grown, grown.length - length, length);
      lowest = lowest + length - grown.length;
      counts = grown;
    } else if (bin >= lowest + length) {
      counts = Arrays.copyOf(counts, bin - lowest + 1 + ROOM);
    }
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    out.writeLong(total);
    out.writeInt(lowest);
    out.writeInt(counts.length);
    for (int count : counts) {
      out.writeInt(count);
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    total = in.readLong();
    lowest = in.readInt();
    counts = new int[in.readInt()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.readInt();
    }
  }
}
