package lawsweep.slurm;

import java.util.List;
import java.util.Locale;

/** The table of tasks as a file: what each is expected to do. The number of its rows is the number of shards. */
final class TaskCsv {

  static final String HEADER = "task,shard,cells,seconds,elapsed_seconds,costliest_cell,memory_bytes";

  private TaskCsv() {}

  static String write(List<Task> tasks) {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (Task task : tasks) {
      csv.append(String.format(Locale.ROOT, "%d,%d/%d,%d,%.4g,%.4g,%s,%d\n", task.index(), task.index() + 1,
          tasks.size(), task.cells(), task.seconds(), task.elapsedSeconds(), task.costliest(), task.memoryBytes()));
    }
    return csv.toString();
  }

  /**
   * The number of tasks of a table.
   *
   * @throws IllegalArgumentException if the text is no such table, with what is wrong
   */
  static int size(String csv) {
    List<String> lines = csv.lines().toList();
    int rows = lines.size() - 1;
    if (rows < 1 || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException("expected the columns " + HEADER + " and a row per task");
    }
    String end = rows - 1 + "," + rows + "/" + rows + ",";
    if (!csv.endsWith("\n") || !lines.get(rows).startsWith(end)) {
      throw new IllegalArgumentException("expected its last row to begin with " + end + ", got '" + lines.get(rows)
          + "'");
    }
    return rows;
  }
}
