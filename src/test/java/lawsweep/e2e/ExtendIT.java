package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is extended, as a user does it. */
class ExtendIT {

  private static final String SPEC = """
      name: grow
      limits: {bracket_length: 2}
      networks:
        - {family: linear, depth: 3, each: 1..2}
        - {family: linear, widths: [[1, 2, 2, 4], [1, 4, 4, 4]]}
      """;

  private static final String MORE = SPEC.replace("bracket_length: 2", "bracket_length: 20").replace("1..2", "1..3");

  @TempDir
  Path temporary;

  private Scene scene;

  @BeforeEach
  void begin() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("first.yaml", SPEC);
    scene.write("second.yaml", MORE);
  }

  @Test
  void aChangedSpec() throws IOException, InterruptedException {
    Program.Outcome first = scene.succeed("run", "first.yaml", "--out", "out", "--method", "dense");
    assertTrue(first.err().contains(" undecided)"), first.err());
    Program.Outcome refused = scene.program().run("run", "second.yaml", "--out", "out");
    assertEquals(2, refused.exit());
    assertEquals(1, refused.err().lines().count(), refused.err());
    assertTrue(refused.err().contains("limits.bracket_length is 2 in the directory and 20 in the spec; networks.1.each"
        + " is 1..2 in the directory and 1..3 in the spec; run with --update to go on"), refused.err());

    scene.succeed("run", "second.yaml", "--out", "out", "--update");
    assertEquals("dense", Scene.JSON.readTree(scene.resolve("out/manifest.json").toFile()).get("method").textValue());
    scene.succeed("run", "second.yaml", "--out", "fresh", "--method", "dense");
    assertEquals(scene.results("fresh"), scene.results("out"));
    Program.Outcome again = scene.succeed("run", "second.yaml", "--out", "out", "--retry", "undecided,skipped,failed");
    assertFalse(again.err().contains("undecided"), again.err());

    Program.Outcome back = scene.succeed("run", "first.yaml", "--out", "out", "--update");
    String line = " records are of cells that the spec no longer asks for\n";
    assertTrue(back.err().contains(line), back.err());
    for (String[] reading : new String[][] {{"export", "out", "--format", "csv", "--out", "-"}, {"verify", "out"},
        {"report", "out"}}) {
      assertTrue(scene.succeed(reading).err().contains(line), reading[0]);
    }
    assertTrue(scene.succeed("status", "out").out().contains(line.strip()));
    assertEquals(18, scene.results("out").size());
    assertFalse(Files.exists(scene.resolve("out/update")));
  }

  @Test
  void autoSettlesThem() throws IOException, InterruptedException {
    assertTrue(scene.succeed("run", "first.yaml", "--out", "out").err().contains("18 cells: 18 done\n"));
    assertEquals("18 certificates verified, 0 refused\n", scene.succeed("verify", "out").out());
    assertEquals(0, Scene.JSON.readTree(scene.succeed("plan", "first.yaml", "--json").out()).get("skipped").intValue());
  }
}
