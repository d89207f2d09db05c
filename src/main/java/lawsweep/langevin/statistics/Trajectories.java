package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;

/**
 * What needs the whole course of a replica: averages over the second half, [T/2, T], and times of rank jumps. A
 * replica that blows up counts in none. Rows carry the time T:
 *
 * <ul>
 *   <li>{@code rank_jump_fraction} and {@code rank_jump_time} ({@link RankJumps});
 *   <li>of every observable that is averaged, {@code NAME_average} and {@code NAME_correlation_time}, the
 *       integrated autocorrelation time in units of time ({@link TimeAverages}).
 * </ul>
 */
final class Trajectories {

  private final double[] times;
  private final List<Observable> list;
  private final int[] averaged;
  private final int half;
  private final double spacing;
  private final TimeAverages averages;
  private final int rank;
  private final RankJumps jumps;

  Trajectories(LangevinCell cell, List<Observable> list, double[] times, OpenReplicas open) {
    this.times = times.clone();
    this.list = list;
    double end = times[times.length - 1];
    int first = 0;
    while (times[first] < end / 2) {
      first++;
    }
    half = first;
    int records = times.length - first;
    spacing = records < 2 ? 0 : (end - times[first]) / (records - 1);
    averaged = IntStream.range(0, list.size()).filter(i -> records > 1 && list.get(i).averaged()).toArray();
    averages = new TimeAverages(averaged.length, records, open);
    rank = list.stream().map(Observable::name).toList().indexOf("effective_rank");
    jumps = new RankJumps(rank < 0 ? 1 : cell.width(), open.slots());
  }

  /** Takes the observables of the replica in a slot. */
  void add(int slot, int record, double[] values) {
    if (rank >= 0) {
      jumps.add(slot, times[record], values[rank]);
    }
    if (record >= half) {
      for (int q = 0; q < averaged.length; q++) {
        averages.add(slot, record - half, q, values[averaged[q]]);
      }
    }
  }

  /** Ends the replica in a slot. */
  void finish(int slot, long replica, boolean blownUp) {
    if (blownUp) {
      jumps.clear(slot);
      averages.clear(slot);
    } else {
      jumps.finish(slot);
      averages.finish(slot, replica);
    }
  }

  /** From now on these replicas may be open; none is. */
  void reopen(OpenReplicas open) {
    averages.reopen(open);
    jumps.reopen(open.slots());
  }

  /** Adds another one's replicas, which came after this one's. */
  void merge(Trajectories next) {
    jumps.merge(next.jumps);
    averages.merge(next.averages);
  }

  /** Adds all rows. */
  void rows(RowList rows) {
    rows.at(times[times.length - 1]);
    for (int j = 0; j < jumps.count(); j++) {
      Moments at = jumps.times();
      double share = (double) at.count(j) / jumps.replicas();
      double error = Math.sqrt(share * (1 - share) / (jumps.replicas() - 1));
      rows.add("rank_jump_fraction", jumps.index(j), share, error, jumps.replicas());
      rows.add("rank_jump_time", jumps.index(j), at.mean(j), at.standardError(j), at.count(j));
    }
    for (int q = 0; q < averaged.length; q++) {
      Observable o = list.get(averaged[q]);
      rows.add(o.name() + "_average", o.index(), averages.average(q), averages.standardError(q), averages.replicas(q));
    }
    for (int q = 0; q < averaged.length; q++) {
      Optional<Autocorrelation.Time> time = averages.correlation(q);
      if (time.isPresent()) {
        Observable o = list.get(averaged[q]);
        rows.add(o.name() + "_correlation_time", o.index(), spacing * time.get().tau(),
            spacing * time.get().standardError(), averages.correlated(q));
      }
    }
  }

  /** Writes everything, half-seen replicas too. */
  void write(DataOutput out) throws IOException {
    jumps.write(out);
    averages.write(out);
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    jumps.read(in);
    averages.read(in);
  }
}
