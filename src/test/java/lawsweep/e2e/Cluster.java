package lawsweep.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Slurm of this machine, as .ci/slurm sets it up, and the program as its tasks start it. */
final class Cluster {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));

  private final Path directory;

  /** Works in a directory. */
  Cluster(Path directory) {
    this.directory = directory;
  }

  /** Empty if Slurm answers and has the partitions that the tests need; otherwise why not. */
  static Optional<String> missing() throws InterruptedException {
    try {
      Program.Outcome outcome = new Cluster(Path.of(".")).command("sinfo", "--noheader", "--format=%R");
      return outcome.exit() == 0 && outcome.out().lines().toList().containsAll(List.of("low", "high", "lost", "calm"))
          ? Optional.empty()
          : Optional.of("needs the Slurm of .ci/slurm, got: " + outcome.err() + outcome.out());
    } catch (IOException e) {
      return Optional.of("needs Slurm, got none: " + e.getMessage());
    }
  }

  /** Runs the program by its launcher. The tasks that it submits start as it does. */
  Program.Outcome lawsweep(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("lawsweep").toString()));
    command.addAll(List.of(arguments));
    return command(command, Map.of("LAWSWEEP_JAVA_OPTS", Program.classes()));
  }

  /** Runs a command to its end. */
  Program.Outcome command(String... command) throws IOException, InterruptedException {
    return command(List.of(command), Map.of());
  }

  private Program.Outcome command(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile("cluster", ".out");
    Path err = Files.createTempFile("cluster", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectOutput(out.toFile())
          .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_"));
      builder.environment().put("LAWSWEEP_SKIP_BUILD", "1");
      builder.environment().put("LAWSWEEP_JAVA_HOME", System.getProperty("java.home"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(100, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " did not end: " + Files.readString(err));
      }
      return new Program.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Submits a sweep and returns the job's id. */
  long submit(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("submit"));
    all.addAll(List.of(arguments));
    Program.Outcome outcome = lawsweep(all.toArray(String[]::new));
    if (outcome.exit() != 0 || !outcome.out().matches("[0-9]+\n")) {
      throw new AssertionError("exit " + outcome.exit() + ", " + outcome.out() + outcome.err());
    }
    return Long.parseLong(outcome.out().strip());
  }

  /** A job that takes the place of whatever runs in the lower partitions, for some seconds. */
  void push(int seconds) throws IOException, InterruptedException {
    Program.Outcome outcome = command("sbatch", "--partition=high", "--cpus-per-task=3", "--mem=100", "--time=1",
        "--output=/dev/null", "--wrap=sleep " + seconds);
    if (outcome.exit() != 0) {
      throw new AssertionError(outcome.err());
    }
  }

  /** What the queue holds of a job, a line per task: index and state. */
  List<String> queue(long job) throws IOException, InterruptedException {
    return command("squeue", "--noheader", "--array", "--jobs=" + job, "--format=%K %T").out().lines()
        .map(String::strip).toList();
  }

  /** Waits until nothing of a job is left in the queue. */
  void awaitEnd(long job, int seconds) throws Exception {
    await("the end of job " + job, seconds, () -> queue(job).isEmpty());
  }

  /** Waits until nothing of any job that was submitted from a result directory is left in the queue. */
  void awaitQuiet(String out, int seconds) throws Exception {
    for (String line : Files.readAllLines(directory.resolve(out).resolve("slurm/submissions.jsonl"))) {
      if (!line.isBlank()) {
        awaitEnd(Scene.JSON.readTree(line).path("job").asLong(), seconds);
      }
    }
  }

  /** Waits until a log of a result directory holds something. */
  void awaitRecords(String out, int seconds) throws Exception {
    await("records in " + out, seconds, () -> {
      try (Stream<Path> files = Files.list(directory.resolve(out))) {
        return files.anyMatch(file -> file.getFileName().toString().endsWith(".log") && file.toFile().length() > 0);
      }
    });
  }

  /** Waits for something, as long as it may take. */
  static void await(String what, int seconds, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited " + seconds + " s for " + what);
      }
      Thread.sleep(100);
    }
  }

  /** The JVMs that run shards of a result directory. */
  List<ProcessHandle> programs(String out) {
    String path = directory.resolve(out).toAbsolutePath().toString();
    return ProcessHandle.allProcesses().filter(process -> {
      String line = process.info().commandLine().orElse("");
      return line.contains("-jar ") && line.contains("--out " + path + " --shard ");
    }).toList();
  }

  /** What the tasks of a result directory wrote, all together. */
  String output(String out) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(directory.resolve(out).resolve("slurm/log"))) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
