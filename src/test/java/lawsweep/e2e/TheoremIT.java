package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theorem in all its formats. */
class TheoremIT {

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void prepare() throws IOException {
    scene = Scene.inOneProcess(temporary);
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  @Test
  void whatIsExportedIsVerified() throws IOException, InterruptedException {
    for (String depth : List.of("2", "5")) {
      assertEquals("", scene.succeed("theorem", "--depth", depth, "--format", "json", "--out", "t.json").out());
      assertEquals("1 certificate verified, 0 refused\n", scene.succeed("verify", "t.json").out());
    }
    Program.Outcome piped = scene.program().runWithInput(scene.resolve("t.json"), "verify", "-");
    assertEquals("1 certificate verified, 0 refused\n", piped.out());
  }

  @Test
  void aChangedTheoremIsRefused() throws IOException, InterruptedException {
    String json = scene.succeed("theorem", "--depth", "3", "--format", "json").out();
    for (String key : List.of("schema", "kind", "engine", "method", "depth", "covered", "fingerprint")) {
      ObjectNode changed = (ObjectNode) Scene.JSON.readTree(json);
      changed.put(key, changed.get(key).isNumber() ? "4" : changed.get(key).textValue() + "0");
      scene.write("changed.json", changed.toString());
      Program.Outcome outcome = scene.run("verify", "changed.json");
      assertEquals(3, outcome.exit(), key + ": " + outcome.err());
      assertEquals("0 certificates verified, 1 refused\n", outcome.out());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().startsWith("lawsweep: changed.json:1"), outcome.err());
    }
  }

  @Test
  void theBytesDependOnNothing() throws IOException, InterruptedException {
    for (String format : List.of("text", "json", "markdown")) {
      String one = scene.succeed("theorem", "--depth", "4", "--format", format, "--threads", "1").out();
      String four = scene.succeed("theorem", "--depth", "4", "--format", format, "--threads", "4").out();
      assertEquals(one, four);
      assertTrue(one.endsWith("\n") && !one.endsWith("\n\n"));
      scene.succeed("theorem", "--depth", "4", "--format", format, "--out", "theorem");
      assertEquals(one, Files.readString(scene.resolve("theorem")));
    }
  }

  @Test
  void theTextFitsATerminal() throws IOException, InterruptedException {
    for (String depth : List.of("2", "3", "5", "9")) {
      String text = scene.succeed("theorem", "--depth", depth).out();
      assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
      assertTrue(text.lines().count() < 25, text);
      assertTrue(text.contains("\nleft open     nothing\n"), text);
    }
    String two = scene.succeed("theorem", "--depth", "2").out();
    assertTrue(two.contains("\nexceptions    none\n") && two.contains("\nby computing  all widths\n"), two);
    assertFalse(two.contains("by theorem"), two);
    String three = scene.succeed("theorem", "--depth", "3").out();
    assertTrue(three.contains("\nexceptions    n_0 = n_3 = 1 and n_i >= 2 for 0 < i < 3\n"), three);
    assertTrue(three.contains("\nby theorem    all other widths (sections 5 to 9 of the proof)\n"), three);
  }

  @Test
  void aNetworkIsPlaced() throws IOException, InterruptedException {
    placed("2,3,3,2", "laws          12 (12 known, 0 beyond them)", "set           outside all exceptions",
        "proved        by computing with sub-networks");
    placed("1,4,4,2", "laws          20 (20 known, 0 beyond them)", "set           outside all exceptions",
        "proved        by the theorem (sections 5 to 9 of the proof)");
    placed("1,3,3,1", "laws          14 (12 known, 2 beyond them)",
        "set           exception: n_0 = n_3 = 1 and n_i >= 2 for 0 < i < 3",
        "proved        by computing with sub-networks");
    placed("784,512,512,10", "n*            784,512,512,10", "dim Lie       R(n*) = 406016");
    placed("1,1000000,1000000,1000000", "set           outside all exceptions");
  }

  private static void placed(String widths, String... expected) throws IOException, InterruptedException {
    String text = scene.succeed("theorem", "--depth", "3", "--widths", widths).out();
    for (String line : expected) {
      assertTrue(text.contains("\n" + line), text);
    }
    String json = scene.succeed("theorem", "--depth", "3", "--widths", widths, "--format", "json").out();
    ObjectNode theorem = (ObjectNode) Scene.JSON.readTree(json);
    assertEquals(widths, theorem.at("/network/widths").textValue());
    scene.write("placed.json", json);
    scene.succeed("verify", "placed.json");
    String page = scene.succeed("theorem", "--depth", "3", "--widths", widths, "--format", "markdown").out();
    assertTrue(page.contains("\n## The network " + widths + "\n"), page);
  }

  @Test
  void thePageHasAllCores() throws IOException, InterruptedException {
    String page = scene.succeed("theorem", "--depth", "3", "--format", "markdown").out();
    assertTrue(page.startsWith("# Conservation laws of linear networks of depth 3\n"), page);
    assertTrue(page.contains("\n| 1 | n_0 = n_3 = 1 | n_1, n_2 |\n"), page);
    assertEquals(28, page.lines().filter(line -> line.matches(
        "\\| (none|\\d(,\\d)?) \\| \\d,\\d,\\d,\\d \\| \\d{7} \\| (up to )?\\d \\| \\d+ \\| \\d+ \\|")).count());
    ObjectNode json = (ObjectNode) Scene.JSON.readTree(
        scene.succeed("theorem", "--depth", "3", "--format", "json").out());
    assertTrue(page.contains("\n    " + json.get("fingerprint").textValue() + "\n"), page);
    String two = scene.succeed("theorem", "--depth", "2", "--format", "markdown").out();
    assertTrue(two.contains("\nNowhere: ") && two.contains("\n    all widths\n"), two);
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException, InterruptedException {
    Files.createDirectories(scene.resolve("alone"));
    scene.succeed("theorem", "--depth", "2", "--out", "alone/theorem.txt");
    scene.succeed("theorem", "--depth", "3", "--out", "alone/theorem.txt");
    try (Stream<Path> files = Files.list(scene.resolve("alone"))) {
      assertEquals(List.of("theorem.txt"), files.map(file -> file.getFileName().toString()).toList());
    }
    assertTrue(Files.readString(scene.resolve("alone/theorem.txt")).contains("depth 3"));
  }
}
