package lawsweep.work;

import java.util.function.IntConsumer;

/** The threads that one piece of work may use. */
public interface Team {

  /** How many threads run at once, at least 1. */
  int size();

  /**
   * Runs {@code task} for 0..tasks-1, each once, in any order and on any of the team's threads, and returns when all
   * are done. The first exception thrown by a task is rethrown here.
   */
  void forEach(int tasks, IntConsumer task);

  /** The calling thread by itself. */
  static Team alone() {
    return LoneThread.INSTANCE;
  }
}
