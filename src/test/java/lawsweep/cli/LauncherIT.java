package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, in a copy of the source tree that lies in a directory with a space and is called through a link. Its
 * first build is that of the program; the later ones are of two classes, to be soon done.
 */
@TestMethodOrder(OrderAnnotation.class)
class LauncherIT {
  @TempDir
  static Path temp;

  private static Path tree;
  private static Path link;

  /** A JVM that ends if the archive of classes does not fit; others start without, and say nothing. */
  private static final Map<String, String> DEMANDED = Map.of("LAWSWEEP_JAVA_OPTS", "-Xshare:on");

  private record Outcome(int exit, String out, String err) {}

  @BeforeAll
  static void copyTree() throws IOException {
    tree = Files.createDirectory(temp.resolve("source tree"));
    Path root = Path.of(System.getProperty("lawsweep.root"));
    for (String part : List.of("pom.xml", "lawsweep", ".mvn", "src/main")) {
      copy(root.resolve(part), tree.resolve(part));
    }
    link = Files.createSymbolicLink(temp.resolve("a link"), tree.resolve("lawsweep"));
  }

  @Test
  @Order(1)
  void buildsOnFirstUseOnce() throws IOException, InterruptedException {
    Process other = start(Map.of(), temp.resolve("other"));
    Outcome first = run(Map.of());
    assertEquals(0, first.exit(), first.err());
    assertEquals(0, other.waitFor());
    assertTrue(first.out().startsWith("lawsweep "), first.out());
    String told = first.err() + Files.readString(temp.resolve("other.err"));
    assertEquals("lawsweep: building (first use: fetches up to 260 MB, one to two minutes on two cores)…\n", told);
    assertEquals(first.out(), Files.readString(temp.resolve("other.out")));
  }

  @Test
  @Order(2)
  void startsInSilenceWhenCurrent() throws IOException, InterruptedException {
    assertEquals("", run(Map.of()).err());
    Path archive = tree.resolve("target/program/classes.jsa");
    assertTrue(Files.exists(archive));
    assertEquals(0, run(DEMANDED).exit());
    Files.writeString(archive, "not an archive");
    assertEquals(1, run(DEMANDED).exit());
    Outcome outcome = run(Map.of());
    assertEquals("", outcome.err());
    assertEquals(1, outcome.out().lines().count(), outcome.out());
  }

  @Test
  @Order(3)
  void refusesAWrongJdkInOneLine() throws IOException, InterruptedException {
    Outcome outcome = run(Map.of("LAWSWEEP_JAVA_HOME", temp.toString()));
    assertEquals(2, outcome.exit());
    assertEquals("lawsweep: LAWSWEEP_JAVA_HOME=" + temp + " is not a JDK 25\n", outcome.err());
  }

  @Test
  @Order(4)
  void buildsAgainWhenASourceIsChanged() throws IOException, InterruptedException {
    Path sources = tree.resolve("src/main/java");
    delete(sources);
    Path main = Files.createDirectories(sources.resolve("lawsweep/cli")).resolve("Main.java");
    Files.writeString(main, """
        package lawsweep.cli;

        /** Says hello. */
        public final class Main {
          private Main() {}

          /** Says hello, whatever the arguments. */
          public static void main(String[] arguments) {
            System.out.println("hello");
          }
        }
        """);
    Files.writeString(main.resolveSibling("package-info.java"), "/** One class. */\npackage lawsweep.cli;\n");
    Map<String, String> skip = Map.of("LAWSWEEP_SKIP_BUILD", "1");
    assertTrue(run(skip).out().startsWith("lawsweep "));
    Map<String, String> collector = Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC");
    assertEquals(new Outcome(0, "hello\n", "lawsweep: building (sources changed)…\nPicked up JAVA_TOOL_OPTIONS: "
        + "-XX:+UseG1GC\n"), run(collector));
    assertTrue(Files.exists(tree.resolve("target/program/classes.jsa")));
    assertEquals(new Outcome(0, "hello\n", ""), run(DEMANDED));
  }

  /** Where the file system has no locks, a directory is one; its owner was killed. */
  @Test
  @Order(5)
  void buildsAgainWhenASourceIsDeletedAlsoWithoutFlock() throws IOException, InterruptedException {
    Path flock = Files.writeString(Files.createDirectory(temp.resolve("bin")).resolve("flock"),
        "#!/bin/sh\necho flock: No locks available >&2; exit 71\n");
    assertTrue(flock.toFile().setExecutable(true));
    Path lock = Files.createDirectories(tree.resolve("target/.lock.d"));
    assertEquals(0, new ProcessBuilder("bash", "-c", "echo \"$HOSTNAME $$\" >\"$0\"/owner", lock.toString()).start()
        .waitFor());
    Map<String, String> path = Map.of("PATH", flock.getParent() + ":" + System.getenv("PATH"));
    Files.delete(tree.resolve("src/main/java/lawsweep/cli/package-info.java"));
    Map<String, String> skip = Map.of("LAWSWEEP_SKIP_BUILD", "1");
    assertEquals("", run(skip).err());
    assertEquals("lawsweep: building (sources changed)…\n", run(path).err());
    assertTrue(Files.notExists(lock));
    assertEquals("", run(Map.of()).err());
  }

  @Test
  @Order(6)
  void showsTheBuildWhenItFails() throws IOException, InterruptedException {
    Files.writeString(tree.resolve("src/main/java/lawsweep/Broken.java"), "package lawsweep; class Broken { no }");
    Outcome outcome = run(Map.of());
    assertEquals(1, outcome.exit());
    assertTrue(outcome.err().contains("Broken.java"), outcome.err());
    assertEquals("", outcome.out());
  }

  private static Outcome run(Map<String, String> environment) throws IOException, InterruptedException {
    Path base = temp.resolve("run");
    int exit = start(environment, base).waitFor();
    return new Outcome(exit, Files.readString(Path.of(base + ".out")), Files.readString(Path.of(base + ".err")));
  }

  private static Process start(Map<String, String> environment, Path base) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(link.toString(), "--version").directory(temp.toFile())
        .redirectOutput(Path.of(base + ".out").toFile()).redirectError(Path.of(base + ".err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        assertTrue(copy.toFile().setExecutable(Files.isExecutable(file)));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
