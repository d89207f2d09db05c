package lawsweep.slurm;

import java.util.BitSet;
import java.util.List;

/**
 * An array ready to be sent.
 *
 * @param table all tasks of the sweep
 * @param script for any of them
 * @param open the tasks with cells to do
 * @param notes what the user should know, a line each
 */
public record Draft(TaskTable table, BatchScript script, BitSet open, List<String> notes) {

  /** Copies the set and the list. */
  public Draft {
    open = (BitSet) open.clone();
    notes = List.copyOf(notes);
  }

  /** A copy, free to change. */
  @Override
  public BitSet open() {
    return (BitSet) open.clone();
  }

  /** The script for the tasks with cells to do. */
  public String text() {
    return script.text(open);
  }
}
