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

/** An atlas of small sweeps: it goes on where it was stopped, its directories are those of runs, and its page works. */
class AtlasIT {

  private static final String HEADS = """
      name: heads
      networks:
        - net: "seq 2x{m} > attn {h}x1"
          over: {m: 1..3, h: 1..2}
          about: {title: Heads, laws: 2*h}
        - net: seq 3x2 > attn 1x2 rope
          about: {title: Turned heads, laws: 4}
      """;

  private static final String LINES = """
      name: lines
      networks:
        - {family: linear, depth: 2..3, each: 1..2, about: {title: Linear, proved: for all widths}}
      """;

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void write() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("heads.yaml", HEADS);
    scene.write("lines.yaml", LINES);
    assertEquals("all/atlas.html\n", scene.succeed("atlas", "heads.yaml", "lines.yaml", "--out", "all").out());
  }

  @Test
  void directoriesAreThoseOfRuns() throws IOException, InterruptedException {
    scene.succeed("run", "heads.yaml", "--out", "alone", "--quiet");
    assertEquals(scene.results("alone"), scene.results("all/heads"));
    assertEquals("24 certificates verified, 0 refused\n", scene.succeed("verify", "all/lines").out());
    assertEquals(7 + 24, Files.readAllLines(scene.resolve("all/atlas.csv")).size() - 1);
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException, InterruptedException {
    scene.write("medium-too.yaml", Scene.MEDIUM.replace("name: medium", "name: medium-too"));
    Program.Running run = scene.program().start("atlas", "lines.yaml", "medium-too.yaml", "--out", "stopped",
        "--threads", "1");
    scene.awaitBytes(run, "stopped/medium-too/journal.log", 1000);
    run.signal("INT");
    Program.Outcome outcome = run.await();
    assertEquals(130, outcome.exit(), outcome.err());
    assertFalse(Files.exists(scene.resolve("stopped/atlas.html")));
    assertTrue(
        outcome.err().contains("next: ") && outcome.err().contains(" atlas lines.yaml medium-too.yaml --out stopped"),
        outcome.err());
    scene.succeed("atlas", "lines.yaml", "--out", "stopped");
    assertTrue(Files.exists(scene.resolve("stopped/atlas.html")));
    List<String> left;
    try (var files = Files.list(scene.resolve("stopped"))) {
      left = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertEquals(List.of("atlas.csv", "atlas.html", "atlas.json", "lines", "medium-too"), left);
  }

  @Test
  void pageFiltersFamiliesAndCopiesCommands() throws IOException, InterruptedException {
    Browser.assumeInstalled();
    try (Browser browser =
        new Browser(temporary.resolve("profile"), Files.createDirectory(temporary.resolve("downloads")))) {
      for (int width : new int[] {360, 1400}) {
        browser.open(scene.resolve("all/atlas.html"), "");
        browser.size(width, 900, width < 500);
        assertTrue(browser.number("return document.documentElement.scrollWidth") <= width, width + " pixels");
        assertEquals("true", browser.text("return document.getElementById('errors').hidden"));
      }
      String shown = "return [...document.querySelectorAll('.family:not([hidden]) .title')].map((e) => e.textContent)";
      assertEquals(List.of("Heads", "Turned heads", "Linear"), browser.texts(shown));
      String type =
          "const f = document.getElementById('filter'); f.value = arguments[0]; f.dispatchEvent(new Event('input'))";
      browser.driver().executeScript(type, "HEADS rope");
      assertEquals(List.of("Turned heads"), browser.texts(shown));
      assertEquals("1 of 3 families", browser.text("return document.querySelector('.found').textContent"));
      browser.driver().executeScript("document.getElementById('unfold').click()");
      browser.await("return document.querySelectorAll('.family[open] .command button').length === 1");
      assertEquals("lawsweep count --net 'seq 3x2 > attn 1x2 rope'",
          browser.text("return document.querySelector('.family[open] .command code').textContent"));
      browser.open(scene.resolve("all/atlas.html"), "words=linear&theme=dark");
      assertEquals(List.of("Linear"), browser.texts(shown));
      assertEquals("dark", browser.text("return document.documentElement.dataset.theme"));
      browser.open(scene.resolve("all/atlas.html"), "heads-turned-heads");
      assertEquals("true", browser.text("return document.getElementById('heads-turned-heads').open"));
    }
  }
}
