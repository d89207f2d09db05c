package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import lawsweep.langevin.pack.Doubles;

/**
 * Averages over the records of the second half of a simulation, for each replica, and their errors: from the scatter
 * of replicas where there are several, else from the integrated autocorrelation time.
 *
 * <p>That time is estimated on the first {@value #CORRELATED} replicas, from means of up to {@value #BLOCKS} blocks of
 * consecutive records. It is defined by the variance of an average, which blocking does not change. A replica in which
 * a quantity once had no value is left out of that quantity's averages.
 */
final class TimeAverages {

  /** Autocorrelations are summed over this many replicas. */
  static final int CORRELATED = 64;
  /** The most blocks of a replica. */
  static final int BLOCKS = 1024;
  private static final int FEWEST = 8;

  private final int quantities;
  private final int records;
  private final int perBlock;
  private final int blocks;
  /** Of each slot: running moments in time of each quantity. */
  private Moments running;
  /** Of the first slots, and each quantity: means of blocks. */
  private double[] series;
  private int seriesSlots;
  private final Moments averages;
  private final Moments values;
  private final Autocorrelation[] correlations;

  /**
   * Of a number of quantities.
   *
   * @param quantities how many there are
   * @param records in the second half
   * @param open which replicas may be open at once
   */
  TimeAverages(int quantities, int records, OpenReplicas open) {
    this.quantities = quantities;
    this.records = records;
    perBlock = Math.max(1, Math.ceilDiv(records, BLOCKS));
    blocks = records < FEWEST ? 0 : records / perBlock;
    averages = new Moments(quantities);
    values = new Moments(quantities);
    correlations = new Autocorrelation[blocks == 0 ? 0 : quantities];
    Arrays.setAll(correlations, q -> new Autocorrelation(blocks));
    reopen(open);
  }

  /** From now on these replicas may be open; none is. */
  void reopen(OpenReplicas open) {
    seriesSlots = open.slotsBelow(CORRELATED);
    series = new double[seriesSlots * quantities * blocks];
    running = new Moments(open.slots() * quantities);
  }

  /** Adds a value of a quantity at record {@code record}, 0-based in the second half, of the replica in a slot. */
  void add(int slot, int record, int quantity, double value) {
    running.add(slot * quantities + quantity, value);
    int block = record / perBlock;
    if (block < blocks && slot < seriesSlots) {
      series[(slot * quantities + quantity) * blocks + block] += value / perBlock;
    }
  }

  /** Takes the replica in a slot into the statistics and makes room for the next. */
  void finish(int slot, long replica) {
    for (int q = 0; q < quantities; q++) {
      int own = slot * quantities + q;
      if (running.count(own) != records) {
        continue;
      }
      averages.add(q, running.mean(own));
      if (blocks > 0 && replica < CORRELATED) {
        values.mergeOne(q, running, own);
        correlations[q].add(series, own * blocks);
      }
    }
    clear(slot);
  }

  /** Forgets the replica in a slot. */
  void clear(int slot) {
    running.clear(slot * quantities, (slot + 1) * quantities);
    if (slot < seriesSlots) {
      Arrays.fill(series, slot * quantities * blocks, (slot + 1) * quantities * blocks, 0);
    }
  }

  /** Adds another one's replicas, which came after this one's. */
  void merge(TimeAverages next) {
    averages.merge(next.averages);
    values.merge(next.values);
    for (int q = 0; q < correlations.length; q++) {
      correlations[q].merge(next.correlations[q]);
    }
  }

  /** Over how many replicas quantity q is averaged. */
  long replicas(int q) {
    return averages.count(q);
  }

  /** The average of quantity q over time and replicas. */
  double average(int q) {
    return averages.mean(q);
  }

  /** The standard error of {@link #average}; NaN for one replica whose correlation time is not known. */
  double standardError(int q) {
    if (averages.count(q) > 1) {
      return averages.standardError(q);
    }
    Optional<Autocorrelation.Time> time = time(q);
    return time.isEmpty() ? Double.NaN : Math.sqrt(2 * time.get().tau() * time.get().variance() / blocks);
  }

  /**
   * The integrated autocorrelation time of quantity q in units of the distance of records.
   *
   * @return nothing if there are fewer than {@value #FEWEST} records or the time is too long for them
   */
  Optional<Autocorrelation.Time> correlation(int q) {
    return time(q).map(t -> {
      double variance = values.variance(q);
      return new Autocorrelation.Time(perBlock * t.tau() * t.variance() / variance, variance, t.window(), t.values());
    });
  }

  /** Over how many replicas the correlation time of quantity q is estimated. */
  long correlated(int q) {
    return values.count(q) / records;
  }

  private Optional<Autocorrelation.Time> time(int q) {
    return correlations.length == 0 || averages.count(q) == 0 ? Optional.empty() : correlations[q].time();
  }

  /** Writes everything, half-seen replicas too. */
  void write(DataOutput out) throws IOException {
    running.write(out);
    Doubles.write(series, out);
    averages.write(out);
    values.write(out);
    for (Autocorrelation c : correlations) {
      c.write(out);
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    running.read(in);
    Doubles.read(in, series);
    averages.read(in);
    values.read(in);
    for (Autocorrelation c : correlations) {
      c.read(in);
    }
  }
}
