package lawsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The room that the launcher gives new objects, on machines that are made of files; its java only says its flags. */
class LauncherHeapTest {

  private static final Path ROOT = Path.of(System.getProperty("lawsweep.root", "")).toAbsolutePath();
  private static final String NEW_SIZE = "-XX:MaxNewSize=";

  @TempDir
  static Path shared;

  @TempDir
  Path temp;

  private static Path launcher;

  /** Reads /proc and /sys from the directory in which it is started. */
  @BeforeAll
  static void copyLauncher() throws IOException {
    String script = Files.readString(ROOT.resolve("lawsweep"));
    launcher = executable("tree/lawsweep", script.replace("/proc/", "proc/").replace("/sys/fs/", "sys/fs/"));
    Files.createFile(Files.createDirectories(shared.resolve("tree/target/program")).resolve("lawsweep.jar"));
    executable("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.writeString(shared.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  private static Path executable(String name, String content) throws IOException {
    Path file = shared.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  /** A machine of two processors and 100 GiB. */
  @BeforeEach
  void makeMachine() throws IOException {
    machine("proc/meminfo", "MemTotal:       104857600 kB");
    machine("proc/self/status", "Name:\tbash\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed:\t1");
  }

  private void machine(String name, String content) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content + "\n");
  }

  /** What MaxNewSize is set to, or "" if it is not. */
  private String newSize(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "--version").directory(temp.toFile())
        .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LAWSWEEP_") || name.startsWith("SLURM_")
        || name.contains("JAVA"));
    builder.environment().putAll(Map.of("LAWSWEEP_SKIP_BUILD", "1", "LAWSWEEP_JAVA_HOME",
        shared.resolve("jdk").toString()));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    List<String> sizes = said.lines().filter(flag -> flag.startsWith(NEW_SIZE)).toList();
    assertTrue(sizes.size() < 2 && said.startsWith("--") && said.endsWith("\n--version\n"), said);
    return sizes.isEmpty() ? "" : sizes.getFirst().substring(NEW_SIZE.length());
  }

  @ParameterizedTest
  @CsvSource({"0, 96m", "0-1, 128m", "'0,64', 128m", "'0-3,8', 224m", "2-9, 320m", "0-127, 320m", "'', 128m"})
  void growsWithTheProcessorsThatTheProcessMayUseUpToABound(String list, String expected)
      throws IOException, InterruptedException {
    machine("proc/self/status", "Cpus_allowed_list:\t" + list);
    assertEquals(expected, newSize(Map.of()));
  }

  @Test
  void machinesWithoutTheirFilesAreTakenForSmallOnes() throws IOException, InterruptedException {
    Files.delete(temp.resolve("proc/self/status"));
    Files.delete(temp.resolve("proc/meminfo"));
    assertEquals("128m", newSize(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"LAWSWEEP_HEAP, 90m, 30m", "LAWSWEEP_HEAP, 20g, 128m", "SLURM_MEM_PER_NODE, 400, 100m"})
  void isAtMostAThirdOfTheHeap(String name, String value, String expected) throws IOException, InterruptedException {
    assertEquals(expected, newSize(Map.of(name, value)));
  }

  /** Three quarters of what is granted are heap. */
  @ParameterizedTest
  @CsvSource({"0::/, memory.max", "0::/, memory/memory.limit_in_bytes", "0::/slurm/job_7/step_0, slurm/memory.max",
      "0::/slurm/job_7/step_0, slurm/job_7/step_0/memory.max", "4:memory:/, memory/memory.limit_in_bytes",
      "4:memory:/docker/5a, memory/docker/memory.limit_in_bytes", "4:memory:/docker/5a, memory.max"})
  void readsTheLimitsOfItsControlGroupsAndThoseAround(String line, String file)
      throws IOException, InterruptedException {
    machine("proc/self/cgroup", "5:devices:/\n" + line);
    machine("sys/fs/cgroup/" + file, "" + (400 << 20));
    boolean ours = line.startsWith("0") == file.endsWith("max");
    assertEquals(ours ? "100m" : "128m", newSize(Map.of()));
  }

  @Test
  void theLeastLimitCounts() throws IOException, InterruptedException {
    machine("proc/self/cgroup", "0::/a/b");
    machine("sys/fs/cgroup/a/b/memory.max", "max");
    machine("sys/fs/cgroup/a/memory.max", "" + (200 << 20));
    machine("sys/fs/cgroup/memory.max", "" + (300 << 20));
    assertEquals("50m", newSize(Map.of()));
    machine("sys/fs/cgroup/a/b/memory.max", "" + (100 << 20));
    assertEquals("25m", newSize(Map.of()));
  }

  /** The JVM takes none that is not smaller than the heap. */
  @ParameterizedTest
  @CsvSource({"JAVA_TOOL_OPTIONS, -Xmx512m", "JDK_JAVA_OPTIONS, -Xmx512m", "_JAVA_OPTIONS, -Xmx512m",
      "LAWSWEEP_JAVA_OPTS, -Xms1g -Xmx1g", "LAWSWEEP_JAVA_OPTS, -Xmn1g", "LAWSWEEP_JAVA_OPTS, -XX:MaxHeapSize=1g",
      "LAWSWEEP_JAVA_OPTS, -XX:MaxRAMPercentage=5", "LAWSWEEP_JAVA_OPTS, -XX:NewRatio=4",
      "JAVA_TOOL_OPTIONS, -XX:NewSize=1g", "JAVA_TOOL_OPTIONS, -XX:MaxNewSize=64m"})
  void isLeftToTheJvmWhereSomebodySizesTheHeap(String name, String flags) throws IOException, InterruptedException {
    assertEquals("", newSize(Map.of(name, "-ea " + flags)));
  }

  @Test
  void isWhatTheUserSays() throws IOException, InterruptedException {
    assertEquals("64m", newSize(Map.of("LAWSWEEP_JAVA_OPTS", "-XX:MaxNewSize=64m")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xlog:gc", "-XX:MaxDirectMemorySize=1g", "-Xms64m", "-Dheap-Xmx"})
  void otherFlagsLeaveIt(String flags) throws IOException, InterruptedException {
    assertEquals("128m", newSize(Map.of("JAVA_TOOL_OPTIONS", flags)));
  }
}
