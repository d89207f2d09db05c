package lawsweep.langevin.pack;

import lawsweep.langevin.cell.Break;
import lawsweep.langevin.cell.Interval;

/**
 * The steps of a {@link Replica}, for eight of them in the lanes of vectors: the same operations in the same order, so
 * that every replica gets the same bits as by its own {@link Replica#advance(Interval, int)}. Lanes never meet.
 *
 * @param <R> the replicas
 */
public interface LaneSteps<R extends Replica> {

  /** From now on lane l has the random numbers of replica {@code firstReplica + l}. */
  void start(long firstReplica);

  /** Takes a replica as it is into a lane. */
  void load(int lane, R replica);

  /** Fills a lane that nobody looks at, so that its steps take no longer than those of a replica. */
  default void fill(int lane, R replica) {
    load(lane, replica);
  }

  /** Brings a replica to where its lane is. */
  void store(int lane, R replica);

  /**
   * Does step {@code step} of an interval for lanes 0..lanes-1, or part of it: steps that can take long break off where
   * they are asked to, after a piece of work at least. What is in other lanes becomes meaningless.
   *
   * @param lanes a multiple of the lanes in a vector
   * @return true if all lanes are at the step's end
   */
  boolean advance(Interval interval, int step, int lanes, Break pause);

  /** After a break: true if a lane is at the step's end; false if its replica goes on inside the step. */
  default boolean finished(int lane) {
    return false;
  }
}
