package lawsweep.slurm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lawsweep.sweep.Sweep;
import lawsweep.sweep.run.Workload;
import lawsweep.sweep.store.DirectoryRefusedException;
import lawsweep.sweep.store.OpenCells;
import lawsweep.sweep.store.Shard;

/**
 * Makes drafts of arrays.
 *
 * @param launcher the script that starts this program
 * @param directory the result directory, absolute
 * @param method how to count, as the command line has it
 * @param minutes how long a task should take; empty: {@link #TASK_MINUTES}
 * @param options what to ask Slurm for
 */
public record Drafts(Path launcher, Path directory, String method, OptionalDouble minutes, JobOptions options) {

  /** How long a task should take unless the user says otherwise. */
  public static final double TASK_MINUTES = 30;

  /**
   * Cuts a sweep into tasks, or takes the cut that the directory has already.
   *
   * @param cells what is left to do
   * @param maxArraySize the bound of array indices, at least 1
   * @throws DirectoryRefusedException if the directory's table of tasks is damaged
   * @throws IOException if it cannot be read
   */
  public Draft of(Sweep sweep, Workload workload, OpenCells cells, int maxArraySize) throws IOException {
    List<String> notes = new ArrayList<>();
    int wanted = TaskTable.wanted(workload, minutes.orElse(TASK_MINUTES), options.cpus());
    int bound = Math.min(maxArraySize, Shard.MAX_COUNT);
    OptionalInt cut = TaskCsv.sizeIn(directory);
    int size = cut.orElse(Math.min(wanted, bound));
    if (cut.isPresent() && minutes.isPresent() && cut.getAsInt() != Math.min(wanted, bound)) {
      notes.add("the sweep stays cut into " + size + " tasks, as it was first submitted: --task-minutes has no effect");
    }
    if (size > bound) {
      throw new DirectoryRefusedException("expected a Slurm that allows arrays of " + size + " tasks, as " + directory
          + " is cut, got one with MaxArraySize " + maxArraySize + "; merge its results into a new directory");
    }
    TaskTable table = TaskTable.of(sweep, workload, size, options.cpus());
    if (cut.isEmpty() && wanted > size) {
      notes
          .add("MaxArraySize " + maxArraySize + " allows no more than " + size + " tasks: they are longer than wanted");
    }
    return new Draft(table, new BatchScript(sweep.name(), launcher, directory, method, table, options),
        table.open(cells), notes);
  }
}
