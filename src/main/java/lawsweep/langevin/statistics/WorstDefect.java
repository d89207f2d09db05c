package lawsweep.langevin.statistics;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import lawsweep.langevin.cell.Observable;

/** The largest balance defect of any replica at each record: the row {@code balance_defect_max}. */
final class WorstDefect {

  private final int observable;
  private final double[] largest;
  private final long[] replicas;

  /** Of cells with a list of observables; if none of them is a balance defect there are no rows. */
  WorstDefect(List<Observable> list, int records) {
    observable = list.stream().map(Observable::name).toList().indexOf("balance_defect");
    largest = new double[records];
    replicas = new long[records];
  }

  /** Takes the observables of a replica. */
  void add(int record, double[] values) {
    if (observable >= 0 && Double.isFinite(values[observable])) {
      largest[record] = Math.max(largest[record], values[observable]);
      replicas[record]++;
    }
  }

  /** Adds another one's replicas. */
  void merge(WorstDefect next) {
    for (int i = 0; i < largest.length; i++) {
      largest[i] = Math.max(largest[i], next.largest[i]);
      replicas[i] += next.replicas[i];
    }
  }

  /** Adds the row of a record. */
  void rows(int record, RowList rows) {
    rows.add("balance_defect_max", "", largest[record], Double.NaN, replicas[record]);
  }

  /** Writes everything. */
  void write(DataOutput out) throws IOException {
    for (int i = 0; i < largest.length; i++) {
      out.writeDouble(largest[i]);
      out.writeLong(replicas[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    for (int i = 0; i < largest.length; i++) {
      largest[i] = in.readDouble();
      replicas[i] = in.readLong();
    }
  }
}
