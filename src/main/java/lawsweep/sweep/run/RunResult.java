package lawsweep.sweep.run;

import java.util.List;
import java.util.Optional;

/**
 * How a run ended. The counts are of the cells of the run's shard, earlier runs included.
 *
 * @param cells all cells
 * @param done those with a count, undecided ones included
 * @param skipped those whose estimate exceeds a limit
 * @param failed those that ended with an error
 * @param undecided those whose count ended at a limit
 * @param blownUp simulations with replicas that blew up
 * @param remaining those without a record; positive only if the run was stopped
 * @param recorded how many records this run wrote
 * @param stopped what stopped the run, if anything did
 * @param warnings what the user should know, a line each
 */
public record RunResult(
    long cells,
    long done,
    long skipped,
    long failed,
    long undecided,
    long blownUp,
    long remaining,
    long recorded,
    Optional<StopKind> stopped,
    List<String> warnings) {

  /** Copies the list. */
  public RunResult {
    warnings = List.copyOf(warnings);
  }

  /** The program's exit code: 0, 3 with failed cells, or the stop's own if work is left. */
  public int exitCode() {
    if (remaining > 0 && stopped.isPresent()) {
      return stopped.get().exitCode();
    }
    return failed > 0 ? 3 : 0;
  }

  /** One line for people, for example {@code 120 cells: 118 done (2 undecided), 2 skipped}. */
  public String summary() {
    StringBuilder line = new StringBuilder();
    line.append(cells).append(cells == 1 ? " cell: " : " cells: ").append(done).append(" done");
    if (undecided > 0) {
      line.append(" (").append(undecided).append(" undecided)");
    }
    if (blownUp > 0) {
      line.append(" (").append(blownUp).append(" with blown-up replicas)");
    }
    if (skipped > 0) {
      line.append(", ").append(skipped).append(" skipped");
    }
    if (failed > 0) {
      line.append(", ").append(failed).append(" failed");
    }
    if (remaining > 0) {
      line.append(", ").append(remaining).append(" left");
      stopped.ifPresent(kind -> line.append(" (").append(kind.label()).append(")"));
    }
    return line.toString();
  }
}
