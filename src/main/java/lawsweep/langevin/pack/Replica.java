package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.ReplicaView;

/** One copy of a simulation, as a {@link ScalarPack} has in each lane: a pure function of the cell and its number. */
public interface Replica {

  /** Puts it at its start. */
  void start(long number);

  /** Does step {@code step} of an interval, counted from 0; all earlier ones are done. */
  void advance(Interval interval, int step);

  /** Shows it as it is now. Numbers that are not finite show that it has blown up. */
  void view(ReplicaView out);

  /** Writes all that {@link #advance} needs to go on. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote; the same replica was started before. */
  void restore(DataInput in) throws IOException;
}
