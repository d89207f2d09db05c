package lawsweep.sweep.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.sweep.Caveat;

/**
 * How a run ended. The counts are of the cells of the run's shard, earlier runs included.
 *
 * @param cells all cells
 * @param done those with a result
 * @param skipped those whose estimate exceeds a limit
 * @param failed those that ended with an error
 * @param caveats those whose result falls short of something, in the order in which they are named
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
    Map<Caveat, Long> caveats,
    long remaining,
    long recorded,
    Optional<StopKind> stopped,
    List<String> warnings) {

  /** Copies the map, in its order, and the list. */
  public RunResult {
    caveats = Collections.unmodifiableMap(new LinkedHashMap<>(caveats));
    warnings = List.copyOf(warnings);
  }

  /** Cells that have no full answer. */
  public long noted() {
    return caveats.values().stream().mapToLong(Long::longValue).sum() + skipped + failed;
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
    caveats.forEach((caveat, count) -> line.append(" (").append(count).append(' ').append(caveat.many()).append(")"));
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
