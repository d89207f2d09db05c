package lawsweep.benchmarks.gpu;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as a user meets it: a process, with what it prints and how long it takes. */
final class Program {

  private static final String FLAGS = "LAWSWEEP_JAVA_OPTS";

  /** What would choose another Java, or make it say more than the program does. */
  private static final List<String> IN_THE_WAY = List.of("LAWSWEEP_JAVA_HOME", FLAGS, "LAWSWEEP_HEAP",
      "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Path launcher;
  private final List<String> flags;
  private final Path scratch;

  /**
   * The program.
   *
   * @param launcher the file to run
   * @param flags of its JVM
   * @param scratch a directory for what it prints
   */
  Program(Path launcher, List<String> flags, Path scratch) {
    this.launcher = launcher;
    this.flags = flags;
    this.scratch = scratch;
  }

  /**
   * What came of a call.
   *
   * @param status the exit code
   * @param out what it printed
   * @param err its messages
   * @param seconds of wall clock, the start of the JVM included
   */
  record Outcome(int status, String out, String err, double seconds) {

    /** The lines of its messages. */
    List<String> complaints() {
      return err.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Exit code and first message, for a row. */
    String brief() {
      List<String> lines = complaints();
      String more = lines.size() > 1 ? " (and " + (lines.size() - 1) + " more lines)" : "";
      return "exit code " + status + (lines.isEmpty() ? ", no message" : ": " + lines.getFirst() + more);
    }
  }

  /** Runs the program. */
  Outcome run(List<String> arguments) {
    return run(arguments, Map.of());
  }

  /** Runs the program with more in its environment. */
  Outcome run(List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(IN_THE_WAY);
    builder.environment().put(FLAGS, String.join(" ", flags));
    builder.environment().putAll(environment);
    try {
      return run(builder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run(ProcessBuilder builder) throws IOException {
    Path out = Files.createTempFile(scratch, "program", ".out");
    Path err = Files.createTempFile(scratch, "program", ".err");
    try {
      builder.redirectInput(new File("/dev/null")).redirectOutput(out.toFile()).redirectError(err.toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      int status = ended(process);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new Outcome(status, Files.readString(out), Files.readString(err), seconds);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static int ended(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw new IllegalStateException("interrupted while a command ran", e);
    }
  }
}
