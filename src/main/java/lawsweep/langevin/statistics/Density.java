package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The density of all singular values (or eigenvalues) of a replica together: expected number per unit length, divided
 * by d. Bins are a sixteenth of an octave wide in the six uppermost octaves that are in use, whole octaves below.
 * Errors come from the scatter of the counts of replicas. Counts are whole numbers: the order of additions and merges
 * does not matter.
 */
final class Density {

  private static final int FINE_OCTAVES = 6;

  private final SignedBins fineBins = new SignedBins(4);
  private final SignedBins octaveBins = new SignedBins(0);
  private final Counts fine = new Counts(fineBins.largest());
  private final Counts octaves = new Counts(octaveBins.largest());
  private long replicas;

  /**
   * A bin's density.
   *
   * @param lower its lower edge
   * @param upper its upper edge
   * @param density expected number per unit length and per singular value
   * @param standardError of the density; NaN for one replica
   */
  record Bin(double lower, double upper, double density, double standardError) {}

  /** Adds a replica: its values in decreasing order, so that those of one bin follow each other. */
  void add(double[] values) {
    replicas++;
    fine.add(values, fineBins);
    octaves.add(values, octaveBins);
  }

  /** Adds another one's replicas. */
  void merge(Density other) {
    replicas += other.replicas;
    fine.merge(other.fine);
    octaves.merge(other.octaves);
  }

  /** How many replicas were added. */
  long replicas() {
    return replicas;
  }

  /**
   * The bins from the lowest to the highest that is in use.
   *
   * @param width d, the number of values of a replica
   * @param signed false if values cannot be negative: then the bin around 0 begins at 0
   */
  List<Bin> bins(int width, boolean signed) {
    int top = Math.max(octaves.highest(), -octaves.lowest());
    int coarse = Math.max(0, top - FINE_OCTAVES);
    List<Bin> bins = new ArrayList<>();
    for (int octave = octaves.lowest(); octave <= octaves.highest(); octave++) {
      if (Math.abs(octave) <= coarse) {
        bins.add(bin(octaves, octaveBins, octave, width, signed));
      } else {
        addFine(bins, octave, width);
      }
    }
    return bins;
  }

  private void addFine(List<Bin> bins, int octave, int width) {
    int parts = 16;
    int from = octave > 0 ? (octave - 1) * parts + 1 : octave * parts;
    for (int bin = from; bin < from + parts; bin++) {
      if (bin >= fine.lowest() && bin <= fine.highest()) {
        bins.add(bin(fine, fineBins, bin, width, true));
      }
    }
  }

  private Bin bin(Counts counts, SignedBins edges, int bin, int width, boolean signed) {
    double lower = bin == 0 && !signed ? 0 : edges.lower(bin);
    double upper = edges.upper(bin);
    double scale = 1 / (width * (upper - lower));
    double mean = (double) counts.sum(bin) / replicas;
    double variance = (counts.squares(bin) - mean * counts.sum(bin)) / (replicas - 1.0);
    double error = replicas < 2 ? Double.NaN : Math.sqrt(Math.max(0, variance) / replicas);
    return new Bin(lower, upper, mean * scale, error * scale);
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    out.writeLong(replicas);
    fine.write(out);
    octaves.write(out);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    replicas = in.readLong();
    fine.read(in);
    octaves.read(in);
  }

  /** Sums over replicas of the number of values in each bin and of its square. */
  private static final class Counts {

    private final int zero;
    private final long[] sums;
    private final long[] squares;

    Counts(int largest) {
      zero = largest;
      sums = new long[2 * largest + 1];
      squares = new long[2 * largest + 1];
    }

    void add(double[] values, SignedBins bins) {
      int run = 0;
      for (int k = 0; k < values.length; k++) {
        run++;
        int bin = bins.of(values[k]);
        if (k + 1 == values.length || bins.of(values[k + 1]) != bin) {
          sums[zero + bin] += run;
          squares[zero + bin] += (long) run * run;
          run = 0;
        }
      }
    }

    void merge(Counts other) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += other.sums[i];
        squares[i] += other.squares[i];
      }
    }

    long sum(int bin) {
      return sums[zero + bin];
    }

    long squares(int bin) {
      return squares[zero + bin];
    }

    int lowest() {
      int i = 0;
      while (i < sums.length - 1 && sums[i] == 0) {
        i++;
      }
      return i - zero;
    }

    int highest() {
      int i = sums.length - 1;
      while (i > 0 && sums[i] == 0) {
        i--;
      }
      return i - zero;
    }

    void write(DataOutput out) throws IOException {
      int from = lowest() + zero;
      int end = highest() + zero + 1;
      out.writeInt(from);
      out.writeInt(end);
      for (int i = from; i < end; i++) {
        out.writeLong(sums[i]);
        out.writeLong(squares[i]);
      }
    }

    void read(DataInput in) throws IOException {
      int from = in.readInt();
      int end = in.readInt();
      for (int i = from; i < end; i++) {
        sums[i] = in.readLong();
        squares[i] = in.readLong();
      }
    }
  }
}
