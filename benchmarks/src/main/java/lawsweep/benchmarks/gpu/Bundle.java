package lawsweep.benchmarks.gpu;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The unpacked archive.
 *
 * @param root where it lies
 * @param extent how much is done
 * @param scratch an empty directory for results, removed at the end
 */
record Bundle(Path root, Extent extent, Path scratch) {

  /** The program, as a user runs it. */
  Program program() {
    return program(List.of());
  }

  /** The program with more flags of its JVM. */
  Program program(List<String> flags) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(extent.flags());
    return new Program(root.resolve("lawsweep"), all, scratch);
  }

  /** A spec: one of the program's own sweeps, or of this check. */
  Path spec(String name) {
    Path own = root.resolve("check/specs").resolve(name + ".yaml");
    return Files.exists(own) ? own : root.resolve("sweeps").resolve(name + ".yaml");
  }

  /** The product's tests. */
  Path tests() {
    return root.resolve("check/lib/tests.jar");
  }

  /** What the processor's records of a spec look like. */
  Path expected(String name) {
    return root.resolve("expected").resolve(name + ".txt");
  }

  /** How to run a main class of this package in a process of its own. */
  List<String> java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(
        List.of(root.resolve("runtime/bin/java").toString(), "@" + root.resolve("program/launcher/jvm.flags"),
            "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=50", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.addAll(extent.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
