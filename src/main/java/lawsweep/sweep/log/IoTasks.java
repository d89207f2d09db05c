package lawsweep.sweep.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import lawsweep.work.Team;

/** Tasks of a team that read or write. */
final class IoTasks {

  private IoTasks() {}

  /** One task of several. */
  @FunctionalInterface
  interface Task {

    /** Does the task with this number. */
    void run(int task) throws IOException;
  }

  /**
   * Runs tasks 0..tasks-1 as {@link Team#forEach} does.
   *
   * @throws IOException if one throws it
   */
  static void run(Team team, int tasks, Task task) throws IOException {
    try {
      team.forEach(tasks, i -> {
        try {
          task.run(i);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
