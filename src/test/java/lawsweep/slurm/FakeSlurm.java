package lawsweep.slurm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A queue in memory, behind the commands of Slurm. */
final class FakeSlurm implements SlurmCommands {

  /** State by task, by job. */
  final Map<Long, Map<Integer, String>> queue = new LinkedHashMap<>();

  /** What was sent: the arguments after the script. */
  final List<List<String>> arguments = new ArrayList<>();

  String maxArraySize = "1001";
  String refusal = "";
  private long next = 100;

  @Override
  public Answer run(List<String> command) throws IOException {
    return switch (command.get(0)) {
      case "scontrol" -> new Answer(0, "ClusterName = fake\nMaxArraySize            = " + maxArraySize + "\n", "");
      case "sbatch" -> refusal.isEmpty() ? sbatch(command) : new Answer(1, "", refusal);
      case "squeue" -> squeue();
      default -> throw new IOException("Cannot run program \"" + command.get(0) + "\"");
    };
  }

  private Answer sbatch(List<String> command) throws IOException {
    String array = Files.readAllLines(Path.of(command.get(2))).stream()
        .filter(line -> line.startsWith("#SBATCH --array=")).findFirst().orElseThrow();
    Map<Integer, String> tasks = new TreeMap<>();
    for (String part : array.replaceAll(".*=|%.*", "").split(",")) {
      String[] ends = part.split("-");
      for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
        tasks.put(i, "PENDING");
      }
    }
    arguments.add(command.subList(3, command.size()));
    queue.put(++next, tasks);
    return new Answer(0, next + ";fake\n", "");
  }

  private Answer squeue() {
    StringBuilder out = new StringBuilder();
    queue.forEach((job, tasks) -> tasks
        .forEach((task, state) -> out.append(task).append('|').append(state).append("|None\n")));
    return out.isEmpty()
        ? new Answer(1, "", "slurm_load_jobs error: Invalid job id specified\n")
        : new Answer(0, out.toString(), "");
  }
}
