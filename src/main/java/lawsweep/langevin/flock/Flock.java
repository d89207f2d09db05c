package lawsweep.langevin.flock;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import lawsweep.langevin.cell.Interval;
import lawsweep.langevin.cell.ReplicaView;
import lawsweep.work.Team;

/**
 * Many replicas of a cell that advance together, as packs do with eight: the same replicas, to the same bits, save for
 * the payload of NaN. {@link #start}, {@link #restore}, {@link #advance} and {@link #fetch} are called by one thread,
 * which may be another one each time.
 *
 * <p>All methods may throw {@link lawsweep.work.DeviceLostException}.
 */
public interface Flock extends AutoCloseable {

  /** Sees single replicas; an eye is used by one thread. */
  @FunctionalInterface
  interface Eye {

    /**
     * Shows a replica as it was at the last {@link Flock#fetch}, as {@link lawsweep.langevin.cell.Pack#view} does.
     *
     * @param replica its number, from the flock's first one to its last
     */
    void view(long replica, ReplicaView out);
  }

  /**
   * Puts replicas at their start, in place of those that were there.
   *
   * @param first the number of the first one, a multiple of {@link lawsweep.langevin.cell.Pack#LANES}
   * @param count how many, from 1 to the most that the flock was opened for; the last pack is filled up as packs are
   * @param team computes the starts
   */
  void start(long first, int count, Team team);

  /**
   * Does steps from..to-1 of an interval, {@code 0 <= from < to <= interval.steps()}, of all replicas; all earlier ones
   * are done. It returns when they are done.
   */
  void advance(Interval interval, int from, int to);

  /** From now on eyes and {@link #save} see the replicas as they are now, until the next call. */
  void fetch();

  /** An eye; by any thread. */
  Eye eye();

  /**
   * Writes some of the replicas as they were at the last {@link #fetch}; by many threads at once.
   *
   * @param first the number of the first one, a multiple of {@link lawsweep.langevin.cell.Pack#LANES}
   * @param count how many; the last pack is written whole
   * @param out receives what {@link lawsweep.langevin.cell.Pack#save} of each pack would write, in their order
   */
  void save(long first, int count, DataOutput out) throws IOException;

  /**
   * Reads what {@link #save}, or packs, wrote of some of the replicas; the flock was started with them and others
   * before.
   *
   * @param first the number of the first one, a multiple of {@link lawsweep.langevin.cell.Pack#LANES}
   * @param count how many
   */
  void restore(long first, int count, DataInput in) throws IOException;

  /** Gives back what it holds. A lost device has nothing to give back; that is no error. */
  @Override
  void close();
}
