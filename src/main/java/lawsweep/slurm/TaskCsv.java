package lawsweep.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import lawsweep.sweep.store.DirectoryRefusedException;

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

  /** The table of a result directory. */
  static Path file(Path directory) {
    return directory.resolve(BatchScript.DIRECTORY).resolve("tasks.csv");
  }

  /**
   * The number of tasks that a directory's sweep is cut into; empty if it is not cut yet.
   *
   * @throws DirectoryRefusedException if its table is damaged
   * @throws IOException if it cannot be read
   */
  static OptionalInt sizeIn(Path directory) throws IOException {
    Path file = file(directory);
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(size(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new DirectoryRefusedException(file + ": " + e.getMessage(), e);
    }
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
