package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full disks, changed files, readers that go away. */
class DamageIT {

  @TempDir
  static Path temporary;

  private static Scene scene;
  private static List<String> expected;

  @BeforeAll
  static void whole() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.succeed("run", "small.yaml", "--out", "whole");
    expected = scene.results("whole");
  }

  @Test
  void aFullDiskEndsTheRunAndTheLogStaysGood() throws IOException, InterruptedException {
    Program.Outcome full = scene.program().script("ulimit -f 48; \"$@\" run small.yaml --out full");
    assertEquals(1, full.exit(), full.err());
    assertTrue(
        full.err().lines().anyMatch(line -> line.matches("lawsweep: cannot write full/journal.log: File too large")),
        full.err());
    assertFalse(full.err().contains("\tat "), full.err());
    Program.Outcome status = scene.succeed("status", "full");
    assertTrue(status.out().contains("not complete"), status.out());
    scene.succeed("run", "small.yaml", "--out", "full");
    assertEquals(expected, scene.results("full"));
  }

  @Test
  void aFullDiskLeavesNoHalfExport() throws IOException, InterruptedException {
    for (String format : List.of("csv", "json", "parquet")) {
      Files.createDirectories(scene.resolve("exports"));
      Program.Outcome full = scene.program().script("ulimit -f " + (format.equals("json") ? 40 : 4)
          + "; \"$@\" export whole --format " + format + " --out exports/file");
      assertEquals(1, full.exit(), full.err());
      assertEquals(1, full.err().lines().count(), full.err());
      try (var files = Files.list(scene.resolve("exports"))) {
        assertEquals(List.of(), files.toList());
      }
    }
    Program.Outcome device = scene.program().run("export", "whole", "--format", "csv", "--out", "/dev/full");
    assertEquals(1, device.exit());
    assertEquals("lawsweep: cannot write /dev/full: No space left on device\n", device.err());
  }

  @Test
  void aClosedPipeIsQuiet() throws IOException, InterruptedException {
    Program.Outcome outcome =
        scene.program().script("set -o pipefail; \"$@\" export whole --format json --out - | true");
    assertEquals(0, outcome.exit());
    assertEquals("", outcome.err());
    outcome = scene.program().script("\"$@\" count --linear 2,2,2 >/dev/full");
    assertEquals(1, outcome.exit());
    assertEquals("lawsweep: standard output: No space left on device\n", outcome.err());
  }

  @Test
  void aChangedRecordIsRunAgain() throws IOException, InterruptedException {
    scene.succeed("run", "small.yaml", "--out", "changed");
    Path log = scene.resolve("changed/journal.log");
    byte[] bytes = Files.readAllBytes(log);
    bytes[bytes.length / 2] ^= 1;
    bytes[bytes.length - 5] ^= 1;
    Files.write(log, bytes);
    Program.Outcome status = scene.succeed("status", "changed");
    assertTrue(status.out().contains("left      2\n"), status.out());
    assertTrue(status.out().contains("note      damaged: journal.log: damaged record at byte "), status.out());
    Program.Outcome again = scene.succeed("run", "small.yaml", "--out", "changed");
    assertTrue(again.err().contains("damaged record at byte"), again.err());
    assertEquals(expected, scene.results("changed"));
  }
}
