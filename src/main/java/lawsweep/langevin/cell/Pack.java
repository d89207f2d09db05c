package lawsweep.langevin.cell;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Up to {@link #LANES} replicas that advance together. Every replica is a pure function of the cell and its number:
 * what lies in the other lanes, how steps are grouped into calls, and interruptions change no bit. Used by one thread.
 */
public interface Pack {

  /** Replicas in a full pack. */
  int LANES = 8;

  /** The stepper that this pack uses. */
  Stepper stepper();

  /**
   * Lets replicas that can advance together go one by one for a while; without a warm-up they never do. It changes no
   * bit.
   */
  default void warm(WarmUp warmUp) {
    // A pack that has one way to advance has nothing to choose.
  }

  /**
   * Puts replicas at their start.
   *
   * @param firstReplica number of the replica in lane 0
   * @param count how many lanes are used, 1..LANES; the others are computed too and never looked at
   */
  void start(long firstReplica, int count);

  /** Does steps from..to-1 of an interval, {@code 0 <= from < to <= interval.steps()}; all earlier ones are done. */
  void advance(Interval interval, int from, int to);

  /**
   * Does the same, or only part of it: packs whose steps can take long break off where they are asked to, after a piece
   * of work at least.
   *
   * @return true if all is done; false if not: then the next call goes on with it, {@code from} and {@code to} the same
   */
  default boolean advance(Interval interval, int from, int to, Break pause) {
    advance(interval, from, to);
    return true;
  }

  /** Shows a replica as it is now. Numbers that are not finite show that it has blown up. */
  void view(int lane, ReplicaView out);

  /**
   * The factors of a replica as they are now, W_1, …, W_N one after the other, row-major; not to be changed.
   * There exactly where {@link Equation#savesFactors} is true.
   */
  default Optional<double[]> factors(int lane) {
    return Optional.empty();
  }

  /** Writes all that {@link #advance} needs to go on. */
  void save(DataOutput out) throws IOException;

  /** Reads what {@link #save} wrote; the pack was started with the same replicas before. */
  void restore(DataInput in) throws IOException;

  /** Writes what it takes to go on where {@link #advance(Interval, int, int, Break)} broke off, after {@link #save}. */
  default void saveBreak(DataOutput out) throws IOException {
    // A pack that never breaks off has nothing to say.
  }

  /** Reads what {@link #saveBreak} wrote, after {@link #restore}. */
  default void restoreBreak(DataInput in) throws IOException {
    // Nothing was written.
  }
}
