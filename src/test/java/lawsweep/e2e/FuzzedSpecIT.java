package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lawsweep.spec.SpecException;
import lawsweep.spec.SpecFuzzer;
import lawsweep.sweep.FakeKinds;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoilt specs given to the program: exit code 2, one line with file and line, nothing printed, nothing written. */
class FuzzedSpecIT {

  @TempDir
  Path temporary;

  @Test
  void ten() throws IOException, InterruptedException {
    try (Scene scene = new Scene(temporary)) {
      refused(scene, 10, 20261121L);
    }
  }

  @Test
  @Tag("campaign")
  void aHundred() throws IOException, InterruptedException {
    try (Scene scene = Scene.inOneProcess(temporary)) {
      refused(scene, 100, 7L);
    }
  }

  private static void refused(Scene scene, int wanted, long seed) throws IOException, InterruptedException {
    int refused = 0;
    for (int i = 0; refused < wanted; i++) {
      byte[] spec = new SpecFuzzer(seed + i).next();
      if (isWrong(spec)) {
        Files.write(scene.resolve("fuzzed.yaml"), spec);
        List<String> before = files(scene);
        Program.Outcome outcome = scene.run("run", "fuzzed.yaml", "--out", "out");
        String which = "seed " + (seed + i) + ": " + outcome;
        assertEquals(2, outcome.exit(), which);
        assertEquals("", outcome.out(), which);
        assertTrue(outcome.err().matches("lawsweep: fuzzed\\.yaml:[0-9]+: .+\n"), which);
        assertEquals(before, files(scene), which);
        refused++;
      }
    }
  }

  private static boolean isWrong(byte[] spec) {
    try {
      return FakeKinds.read("fuzzed.yaml", spec).cells().isEmpty();
    } catch (SpecException e) {
      return true;
    }
  }

  private static List<String> files(Scene scene) throws IOException {
    try (Stream<Path> files = Files.walk(scene.resolve("."))) {
      return files.map(file -> file + " " + file.toFile().length()).sorted().toList();
    }
  }
}
