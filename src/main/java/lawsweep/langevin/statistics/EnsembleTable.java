package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import lawsweep.langevin.cell.LangevinCell;
import lawsweep.langevin.cell.Observable;
import lawsweep.langevin.cell.ObservableRow;
import lawsweep.langevin.cell.Observables;
import lawsweep.langevin.cell.Pack;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.langevin.cell.Rules;

/**
 * The statistics of a chunk of replicas, over all records; its size does not grow with replicas, but for a table of
 * replicas in step.
 *
 * <p>Replicas come in packs of up to {@value Pack#LANES} with consecutive numbers, one after the other or interleaved
 * record by record; to a table of replicas in step all may come record by record, in their order. Each shows its
 * records in order, and packs are finished. Chunks are merged in the order of their replicas. The result is a pure
 * function of the views and of how replicas are grouped into chunks: neither an interruption changes it, nor whether
 * replicas came in packs or in step.
 *
 * <p>Used by one thread; adding allocates nothing except where a histogram's range grows.
 */
public final class EnsembleTable {

  /** Bins of densities that hold anything, about. */
  private static final long DENSITY_ROWS = 64;
  private static final long UNUSED = -1;
  /**
   * A singular value that varies over sixteen octaves. Smaller values spread further, but then the larger ones do not.
   */
  private static final long HISTOGRAM_BYTES = 16 * 64 * 4;
  private static final long DENSITY_BYTES = 100_000;

  private final double[] times;
  private final Rules rules;
  private final Observables observables;
  private final List<Observable> list;
  private final double[] values;
  private final BlowUp limits;
  private final LostReplicas blownUp;
  private OpenReplicas open;
  private long[] replicas;
  private int[] seen;
  private final Moments moments;
  private final WorstDefect worst;
  private final SpectrumStatistics spectrum;
  private final Trajectories trajectories;

  private EnsembleTable(LangevinCell cell, double[] times, Rules rules, OpenReplicas open) {
    this.open = open;
    blownUp = new LostReplicas(open.slots());
    replicas = new long[open.slots()];
    seen = new int[open.slots()];
    this.times = times.clone();
    this.rules = rules;
    observables = cell.equation().observables(cell);
    list = observables.list();
    limits = new BlowUp(list);
    values = new double[list.size()];
    moments = new Moments(times.length * list.size());
    worst = new WorstDefect(list, times.length);
    spectrum = new SpectrumStatistics(cell, observables.distributed(), times.length);
    trajectories = new Trajectories(cell, list, times, open);
    Arrays.fill(replicas, UNUSED);
  }

  /**
   * An empty table, by the rules of now.
   *
   * @param times of the records, increasing, from 0 to the cell's time
   */
  public static EnsembleTable of(LangevinCell cell, double[] times) {
    return of(cell, times, Rules.SECOND);
  }

  /**
   * An empty table.
   *
   * @param times of the records, increasing, from 0 to the cell's time
   * @param rules by which it is decided what can be told
   */
  public static EnsembleTable of(LangevinCell cell, double[] times, Rules rules) {
    return new EnsembleTable(cell, times, rules, OpenReplicas.PACK);
  }

  /**
   * An empty table of replicas in step: all of them may be open at once.
   *
   * @param times of the records, increasing, from 0 to the cell's time
   * @param rules by which it is decided what can be told
   * @param first the number of the first replica
   * @param count how many there are
   */
  public static EnsembleTable inStep(LangevinCell cell, double[] times, Rules rules, long first, int count) {
    return new EnsembleTable(cell, times, rules, new OpenReplicas(count, first));
  }

  /**
   * An estimate of the memory of a table in bytes.
   *
   * @param records how many records there are
   */
  public static long memoryBytes(LangevinCell cell, int records) {
    long observables = cell.equation().observables(cell).list().size();
    long blocks = Math.min(records, TimeAverages.BLOCKS);
    long perRecord =
        24 * observables + (cell.replicas() < SpectrumStatistics.FEWEST ? 0 : cell.width() * HISTOGRAM_BYTES);
    return records * perRecord + observables * blocks * 8 * (Pack.LANES + 2) + DENSITY_BYTES;
  }

  /** What a table of replicas in step takes for each of them, in bytes. */
  public static long openBytes(LangevinCell cell) {
    return 24L * cell.equation().observables(cell).list().size() + 16L * (cell.width() + 2);
  }

  /** How many rows a table of this cell and so many records has, about. */
  public static long rows(LangevinCell cell, int records) {
    long perRecord = cell.equation().observables(cell).list().size()
        + (cell.replicas() < SpectrumStatistics.FEWEST ? 0 : 5L * cell.width());
    return (records + 2L) * perRecord + Math.min(DENSITY_ROWS, (long) cell.replicas() * cell.width());
  }

  /**
   * Takes a replica's next record.
   *
   * @param record its number, 0-based
   * @param replica the replica's number, 0-based
   * @throws IllegalStateException if records come out of order or a replica begins before the pack is finished
   */
  public void add(int record, long replica, ReplicaView view) {
    int slot = open.slot(replica);
    expect(record, replica, slot);
    if (blownUp.in(slot)) {
      return;
    }
    if (BlowUp.in(view) || !measure(view)) {
      blownUp.add(slot, replica);
      return;
    }
    int row = record * list.size();
    for (int i = 0; i < values.length; i++) {
      moments.add(row + i, values[i]);
    }
    worst.add(record, values);
    spectrum.add(record, view);
    trajectories.add(slot, record, values);
  }

  /** False if what is measured shows that the replica has blown up. */
  private boolean measure(ReplicaView view) {
    observables.measure(view, values);
    if (rules.equals(Rules.FIRST)) {
      return true;
    }
    limits.bound(values);
    return !limits.in(values);
  }

  private void expect(int record, long replica, int slot) {
    if (replicas[slot] == UNUSED && record == 0) {
      replicas[slot] = replica;
      seen[slot] = 0;
    }
    if (replicas[slot] != replica || seen[slot] != record) {
      throw new IllegalStateException("record " + record + " of replica " + replica + " comes after record "
          + (seen[slot] - 1) + " of replica " + replicas[slot]);
    }
    seen[slot]++;
  }

  /** Ends all replicas in step: they have shown all records. From now on the table is one of packs. */
  public void finishStep() {
    finishPack();
    open = OpenReplicas.PACK;
    replicas = new long[open.slots()];
    seen = new int[open.slots()];
    Arrays.fill(replicas, UNUSED);
    blownUp.reopen(open.slots());
    trajectories.reopen(open);
  }

  /** Ends a pack: all its replicas have shown all records. */
  public void finishPack() {
    int first = 0;
    for (int slot = 1; slot < replicas.length; slot++) {
      if (replicas[slot] != UNUSED && (replicas[first] == UNUSED || replicas[slot] < replicas[first])) {
        first = slot;
      }
    }
    for (int i = 0; i < replicas.length; i++) {
      int slot = (first + i) % replicas.length;
      if (replicas[slot] != UNUSED) {
        finish(slot);
      }
    }
  }

  private void finish(int slot) {
    if (seen[slot] != times.length) {
      throw new IllegalStateException(
          "replica " + replicas[slot] + " has shown " + seen[slot] + " of " + times.length + " records");
    }
    trajectories.finish(slot, replicas[slot], blownUp.in(slot));
    blownUp.clear(slot);
    replicas[slot] = UNUSED;
  }

  /** Adds the table of the next chunk; no pack is open in either. */
  public void merge(EnsembleTable next) {
    moments.merge(next.moments);
    worst.merge(next.worst);
    spectrum.merge(next.spectrum);
    trajectories.merge(next.trajectories);
    blownUp.merge(next.blownUp);
  }

  /** How many replicas have blown up. */
  public int blownUp() {
    return blownUp.count();
  }

  /** The smallest number of a replica that has blown up, -1 if there is none. */
  public int firstBlownUp() {
    return blownUp.first();
  }

  /** The rows of the table: by time, then by observable, then by index. A mean over no replica has no row. */
  public List<ObservableRow> rows() {
    return rows(times);
  }

  /**
   * The same with other names for times.
   *
   * @param printed the times of the records as rows have them
   */
  public List<ObservableRow> rows(double[] printed) {
    RowList rows = new RowList(rules.equals(Rules.FIRST) ? Double.POSITIVE_INFINITY : BlowUp.LIMIT);
    for (int record = 0; record < times.length; record++) {
      rows.at(printed[record]);
      for (int i = 0; i < list.size(); i++) {
        int cell = record * list.size() + i;
        Observable o = list.get(i);
        rows.add(o.name(), o.index(), moments.mean(cell), moments.standardError(cell), moments.count(cell));
      }
      worst.rows(record, rows);
      spectrum.rows(record, rows);
    }
    trajectories.rows(rows);
    return rows.list();
  }

  /** Writes everything, exactly, open packs too. */
  public void write(DataOutput out) throws IOException {
    for (int slot = 0; slot < replicas.length; slot++) {
      out.writeLong(replicas[slot]);
      out.writeInt(seen[slot]);
    }
    blownUp.write(out);
    moments.write(out);
    worst.write(out);
    spectrum.write(out);
    trajectories.write(out);
  }

  /** Reads what a table of the same cell and times, and of the same replicas in step, wrote with {@link #write}. */
  public void read(DataInput in) throws IOException {
    for (int slot = 0; slot < replicas.length; slot++) {
      replicas[slot] = in.readLong();
      seen[slot] = in.readInt();
    }
    blownUp.read(in);
    moments.read(in);
    worst.read(in);
    spectrum.read(in);
    trajectories.read(in);
  }
}
