package lawsweep.slurm;

import java.io.IOException;
import java.util.List;
import lawsweep.text.OneLine;

/** Runs the commands of Slurm. */
@FunctionalInterface
public interface SlurmCommands {

  /**
   * How a command ended.
   *
   * @param exit its exit status, 0..255
   * @param out what it printed
   * @param err what it complained of
   */
  record Answer(int exit, String out, String err) {

    /** True for exit status 0. */
    public boolean succeeded() {
      return exit == 0;
    }

    /** What went wrong, in one line: the last complaint without the command's name, or the exit status. */
    public String complaint() {
      String last = err.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((a, b) -> b).orElse("");
      return last.isEmpty()
          ? "exit status " + exit
          : OneLine.of(last.replaceFirst("^[a-z]+: (error: |fatal: )?", ""));
    }
  }

  /**
   * Runs a command to its end.
   *
   * @param command a program and its arguments; no shell reads them
   * @throws IOException if it cannot be started, or does not end in time
   */
  Answer run(List<String> command) throws IOException;
}
