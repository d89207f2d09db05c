package lawsweep.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The built program, as a process in a directory of its own. */
final class Program {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root"));
  private static final Path ARCHIVE = ROOT.resolve("target/e2e.jsa");
  private static final AtomicInteger NEXT = new AtomicInteger();

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
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(arguments));
    return start(command, Path.of("/dev/null"));
  }

  /** Runs the program with a file as its standard input. */
  Outcome runWithInput(Path input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(arguments));
    return start(command, input).await();
  }

  /** Runs a script of bash in which {@code "$@"} starts the program. */
  Outcome script(String script, String... environment) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(List.of(environment));
    command.addAll(List.of("bash", "-c", script, "bash"));
    command.addAll(java());
    return start(command, Path.of("/dev/null")).await();
  }

  private Running start(List<String> command, Path input) throws IOException {
    Path base = logs.resolve("process-" + NEXT.incrementAndGet());
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectInput(input.toFile())
        .redirectOutput(Path.of(base + ".out").toFile()).redirectError(Path.of(base + ".err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_") || name.startsWith("SLURM_")
        || name.equals("JAVA_TOOL_OPTIONS"));
    return new Running(builder.start(), base);
  }

  /** The command line up to the program's own arguments. Starts are quicker with an archive of the classes. */
  private static List<String> java() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "@" + ROOT.resolve("src/main/launcher/jvm.flags"), "-XX:+UseParallelGC", "-Xmx1g", "-Xlog:disable",
        "-Xlog:all=warning,cds*=off,aot*=off:stderr"));
    synchronized (ARCHIVE) {
      if (NEXT.compareAndSet(0, 1)) {
        List<String> train = new ArrayList<>(command);
        train.addAll(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-jar", jar(), "count", "--linear", "2,3,3,3,2"));
        new ProcessBuilder(train).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
            .waitFor();
      }
    }
    command.addAll(List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-jar", jar()));
    return command;
  }

  private static String jar() {
    return ROOT.resolve("target/lawsweep.jar").toString();
  }
}
