package lawsweep.checkpoint.run;

import java.nio.file.Path;
import java.util.Map;
import lawsweep.checkpoint.Checkpoints;

/**
 * A checkpoint of a run.
 *
 * @param step how many steps of training came before it, at least 0
 * @param path what {@link Checkpoints#open} takes
 * @param told what its metadata tells of the run: those of {@code step}, {@code lr}, {@code momentum}, {@code
 *     weight_decay} and {@code optimizer} that are there
 */
public record Snapshot(long step, Path path, Map<String, String> told) {

  /** With a map that does not change. */
  public Snapshot {
    told = Map.copyOf(told);
  }
}
