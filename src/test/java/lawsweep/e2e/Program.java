package lawsweep.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The built program, as its launcher starts it, as a process in a directory of its own. */
final class Program {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final String LAUNCHER = ROOT.resolve("lawsweep").toString();
  private static final Path ARCHIVE = ROOT.resolve("target/e2e-" + System.getProperty("lawsweep.fork", "1"));
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static boolean trained;

  /** Commands that read and write tables and compute nothing: half of their time would go into the better compiler. */
  private static final Set<String> READERS = Set.of("describe", "export", "inspect", "merge", "report", "status");

  private final Path directory;
  private final Path logs;

  /** How a process ended. */
  record Outcome(int exit, String out, String err) {}

  /** Runs in {@code directory}; what processes print is kept in {@code logs}. */
  Program(Path directory, Path logs) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.logs = Files.createDirectories(logs);
  }

  /** A process under way. */
  static final class Running {
    private final Process process;
    private final Path base;

    private Running(Process process, Path base) {
      this.process = process;
      this.base = base;
    }

    Process process() {
      return process;
    }

    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    String err() throws IOException {
      return Files.readString(Path.of(base + ".err"));
    }

    Outcome await() throws IOException, InterruptedException {
      if (!process.waitFor(100, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the program did not end: " + err());
      }
      return new Outcome(process.exitValue(), Files.readString(Path.of(base + ".out")), err());
    }
  }

  /** Runs the program to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Starts the program. */
  Running start(String... arguments) throws IOException, InterruptedException {
    return start(command(arguments), Path.of("/dev/null"));
  }

  /** Runs the program with a file as its standard input. */
  Outcome runWithInput(Path input, String... arguments) throws IOException, InterruptedException {
    return start(command(arguments), input).await();
  }

  /** Runs a script of bash in which {@code "$@"} starts the program. */
  Outcome script(String script, String... environment) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(List.of(environment));
    command.addAll(List.of("bash", "-c", script, "bash"));
    command.add(LAUNCHER);
    return start(command, Path.of("/dev/null")).await();
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(LAUNCHER));
    command.addAll(List.of(arguments));
    return command;
  }

  private Running start(List<String> command, Path input) throws IOException, InterruptedException {
    Map<String, String> environment = environment();
    if (command.size() > 1 && READERS.contains(command.get(1))) {
      environment.merge("LAWSWEEP_JAVA_OPTS", "-XX:TieredStopAtLevel=1", (archive, flag) -> archive + " " + flag);
    }
    Path base = logs.resolve("process-" + NEXT.incrementAndGet());
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectInput(input.toFile())
        .redirectOutput(Path.of(base + ".out").toFile()).redirectError(Path.of(base + ".err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_") || name.startsWith("SLURM_")
        || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    return new Running(builder.start(), base);
  }

  /** What the launcher is told: not to build, with this JVM. Starts are quicker with an archive of the classes. */
  private static Map<String, String> environment() throws IOException, InterruptedException {
    return new HashMap<>(Map.of("LAWSWEEP_SKIP_BUILD", "1", "LAWSWEEP_JAVA_HOME", System.getProperty("java.home"),
        "LAWSWEEP_HEAP", "1g", "LAWSWEEP_JAVA_OPTS", classes()));
  }

  /** The flag for a start from the archive of classes, which the first call in this JVM writes. */
  static synchronized String classes() throws IOException, InterruptedException {
    if (!trained) {
      train();
      trained = true;
    }
    return "-XX:SharedArchiveFile=" + ARCHIVE.resolve("classes.jsa");
  }

  /** Writes the archive of classes, as a build does, for the jar that the launcher takes. */
  private static void train() throws IOException, InterruptedException {
    Path built = ROOT.resolve("target/lawsweep.jar");
    Path current = ROOT.resolve("target/program/lawsweep.jar");
    boolean fresh = Files.notExists(current)
        || Files.getLastModifiedTime(built).compareTo(Files.getLastModifiedTime(current)) > 0;
    Path said = Files.createDirectories(ARCHIVE).resolve("training.txt");
    ProcessBuilder train = new ProcessBuilder(ROOT.resolve("src/main/launcher/train").toString(),
        System.getProperty("java.home"), (fresh ? built : current).toString(), ARCHIVE.toString());
    if (train.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor() != 0) {
      throw new IOException("the training that writes " + ARCHIVE + " failed: " + Files.readString(said));
    }
  }
}
