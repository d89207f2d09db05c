package lawsweep.benchmarks.work;

import java.util.concurrent.atomic.LongAdder;
import lawsweep.work.Team;

/** Parallel loops of tasks that do next to nothing: what a loop costs by itself. */
public final class Loops implements Work {

  private static final int TASKS = 4;
  private static final int LOOPS = 1000;

  private final Team team;
  private final LongAdder done = new LongAdder();

  /** For the threads of a team. */
  public Loops(Team team) {
    this.team = team;
  }

  /** How many loops one run is. */
  public int loops() {
    return LOOPS;
  }

  @Override
  public void run() {
    done.reset();
    for (int i = 0; i < LOOPS; i++) {
      team.forEach(TASKS, task -> done.increment());
    }
  }

  @Override
  public String check() {
    if (done.sum() != (long) LOOPS * TASKS) {
      throw new IllegalStateException("expected " + LOOPS + " loops of " + TASKS + " tasks, got " + done.sum());
    }
    return Long.toString(done.sum());
  }
}
