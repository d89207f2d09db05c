package lawsweep.langevin.pack;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.ReplicaView;

/** One copy of a simulation, as a {@link ScalarPack} has in each lane: a pure function of the cell and its number. */
public interface Replica {

  /** Puts it at its start. */
  void start(long number);

  /** Does step {@code step} of an interval, counted from 0; all earlier ones are done. */
  void advance(Interval interval, int step);

  /**
   * Does the same, or only part of it: for steps that can take longer than half a second. It breaks off where it is
   * asked to, after a piece of work at least.
   *
   * @return true if the step is done; false if not: then the next call goes on with it
   */
  default boolean advance(Interval interval, int step, Break pause) {
    advance(interval, step);
    return true;
  }

  /** Shows it as it is now. Numbers that are not finite show that it has blown up. */
  void view(ReplicaView out);

  /** Its factors as they are now, as {@link lawsweep.langevin.cell.Pack#factors} gives them. */
  default Optional<double[]> factors() {
    return Optional.empty();
  }

  /** Writes all that {@link #advance} needs to go on. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote; the same replica was started before. */
  void restore(DataInput in) throws IOException;

  /**
   * Writes how far the step is that {@link #advance(Interval, int, Break)} broke off, after {@link #save}; false and no
   * more if none is, or if the step starts anew.
   */
  default void saveBreak(DataOutput out) throws IOException {
    out.writeBoolean(false);
  }

  /**
   * Reads what {@link #saveBreak} wrote, after {@link #restore}.
   *
   * @throws IOException if a step was broken off that this replica does not know how to go on with
   */
  default void restoreBreak(DataInput in) throws IOException {
    if (in.readBoolean()) {
      throw new IOException("expected a replica between two steps, got one inside a step");
    }
  }
}
