package lawsweep.checkpoint.run;

import java.nio.file.Path;
import java.util.List;

/**
 * The checkpoints of one training run.
 *
 * @param name how people call it: the name of its folder
 * @param folder where its {@code run.json} may be
 * @param snapshots at least one, by step, each step once
 * @param ignored names of what is in the folder and is no checkpoint of the run, in order
 */
public record Run(String name, Path folder, List<Snapshot> snapshots, List<String> ignored) {

  /** With lists that do not change. */
  public Run {
    snapshots = List.copyOf(snapshots);
    ignored = List.copyOf(ignored);
  }

  /** The steps of all checkpoints, ascending. */
  public List<Long> steps() {
    return snapshots.stream().map(Snapshot::step).toList();
  }
}
