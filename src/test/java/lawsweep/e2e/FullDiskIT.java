package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk of two megabytes that is full at some stage: exit code 1, one line that says so, and what was written is gone
 * on with once there is room. Needs to mount a file system, so it is skipped for ordinary users.
 */
class FullDiskIT {

  private static final String SIMULATIONS = """
      name: simulations
      seed: 2
      langevin:
        - {dynamics: upstairs, depth: 2..3, width: 4, step: 1e-4, time: 0.5, replicas: 400, record_every: 0.5}
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static Path disk;
  private static List<String> expected;

  @BeforeAll
  static void mount() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    disk = Files.createDirectories(scene.resolve("disk"));
    assumeTrue(sh("mount -t tmpfs -o size=2m tmpfs " + disk) == 0, "a file system can be mounted");
    scene.write("simulations.yaml", SIMULATIONS);
    scene.succeed("run", "small.yaml", "--out", "whole");
    expected = scene.results("whole");
  }

  @AfterAll
  static void unmount() throws IOException, InterruptedException {
    sh("umount " + disk);
  }

  private static int sh(String command) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", command + " 2>/dev/null").start().waitFor();
  }

  /** Leaves so many kilobytes. */
  private static void fill(int kilobytes) throws IOException, InterruptedException {
    sh("cat /dev/zero >" + disk + "/filler");
    long size = Files.size(disk.resolve("filler"));
    sh("truncate -s " + Math.max(0, size - kilobytes * 1024L) + " " + disk + "/filler");
  }

  private static void clear() throws IOException, InterruptedException {
    sh("rm -rf " + disk + "/*");
  }

  private static String refused(Program.Outcome outcome) {
    assertEquals(1, outcome.exit(), outcome.toString());
    List<String> lines = outcome.err().lines().filter(line -> !line.contains("cells:")).toList();
    assertTrue(lines.getLast().matches("lawsweep: .*(No space left on device|disk).*"), outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
    return lines.getLast();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 20, 60})
  void aRunGoesOnOnceThereIsRoom(int kilobytes) throws IOException, InterruptedException {
    clear();
    fill(kilobytes);
    refused(scene.program().run("run", "small.yaml", "--out", "disk/out", "--threads", "1"));
    if (Files.exists(disk.resolve("out/manifest.json"))) {
      scene.succeed("status", "disk/out");
      scene.succeed("export", "disk/out", "--format", "csv", "--out", "-");
    }
    Files.delete(disk.resolve("filler"));
    Program.Outcome again = scene.succeed("run", "small.yaml", "--out", "disk/out");
    assertFalse(again.err().contains("damaged"), again.err());
    assertEquals(expected, scene.results("disk/out"));
    assertEquals(List.of(), unfinished());
  }

  private static List<Path> unfinished() throws IOException {
    try (Stream<Path> files = Files.walk(disk)) {
      return files.filter(file -> file.toString().contains(".part") || file.toString().contains(".lawsweep")).toList();
    }
  }

  @Test
  void aCheckpointThatCannotBeWritten() throws IOException, InterruptedException {
    clear();
    scene.succeed("run", "simulations.yaml", "--out", "simulated");
    List<String> simulated = scene.results("simulated");
    Program.Running run = scene.program().start("run", "simulations.yaml", "--out", "disk/out", "--threads", "1");
    while (run.process().isAlive() && !Files.exists(disk.resolve("out/manifest.json"))) {
      Thread.sleep(5);
    }
    // Long enough for the first cell to have begun, also on a machine that is busy; the sweep takes seconds.
    Thread.sleep(800);
    fill(0);
    run.signal("TERM");
    refused(run.await());
    scene.succeed("status", "disk/out");
    Files.delete(disk.resolve("filler"));
    scene.succeed("run", "simulations.yaml", "--out", "disk/out");
    assertEquals(simulated, scene.results("disk/out"));
    assertEquals(List.of(), unfinished());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void anExportIsThereAsAWholeOrNotAtAll(String format) throws IOException, InterruptedException {
    for (int kilobytes : new int[] {0, 8}) {
      clear();
      fill(kilobytes);
      refused(scene.program().run("export", "whole", "--format", format, "--out", "disk/table"));
      assertFalse(Files.exists(disk.resolve("table")));
      assertEquals(List.of(), unfinished());
    }
  }

  @Test
  void aMergeIsThereAsAWholeOrNotAtAll() throws IOException, InterruptedException {
    for (int kilobytes : new int[] {0, 12}) {
      clear();
      fill(kilobytes);
      refused(scene.program().run("merge", "whole", "--out", "disk/merged"));
      assertFalse(Files.exists(disk.resolve("merged")));
      assertEquals(List.of(), unfinished());
      Files.delete(disk.resolve("filler"));
      scene.succeed("merge", "whole", "--out", "disk/merged");
      assertEquals(expected, scene.results("disk/merged"));
    }
  }

  @Test
  void aDiskThatCannotBeWritten() throws IOException, InterruptedException {
    clear();
    scene.succeed("run", "small.yaml", "--out", "disk/out");
    assumeTrue(sh("mount -o remount,ro " + disk) == 0, "the disk can be made read-only");
    try {
      for (String out : List.of("disk/out", "disk/new")) {
        Program.Outcome outcome = scene.program().run("run", "small.yaml", "--out", out);
        assertEquals(2, outcome.exit(), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
      }
      assertEquals(expected, scene.results("disk/out"));
      Program.Outcome export = scene.program().run("export", "disk/out", "--format", "csv", "--out", "disk/t.csv");
      assertEquals(2, export.exit(), export.err());
      assertEquals(1, export.err().lines().count(), export.err());
    } finally {
      sh("mount -o remount,rw " + disk);
    }
  }

  @Test
  void aDirectoryThatIsRemovedMeanwhile() throws IOException, InterruptedException {
    Program.Running run = scene.program().start("run", "medium.yaml", "--out", "removed", "--threads", "1");
    scene.awaitBytes(run, "removed/journal.log", 1000);
    sh("rm -rf " + scene.resolve("removed"));
    Program.Outcome outcome = run.await();
    assertEquals(1, outcome.exit(), outcome.err());
    assertTrue(outcome.err().contains("lawsweep: cannot write removed/journal.log: it was removed or replaced"),
        outcome.err());
    assertFalse(outcome.err().contains("\tat "), outcome.err());
  }
}
