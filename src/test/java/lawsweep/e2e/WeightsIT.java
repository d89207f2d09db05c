package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import lawsweep.checkpoint.Safetensors.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts at weights from a file, by the command and in a sweep, and what is said of files that are none. */
class WeightsIT {

  private static final String LINE = "vec 2 > dense 4 > dense 4 > out 2";

  @TempDir
  private Path temporary;

  private Scene scene;

  /** A network of factors of rank 2 that is exactly balanced. */
  @BeforeEach
  void write() throws IOException {
    scene = new Scene(temporary);
    write(3);
  }

  private void write(double last) throws IOException {
    double[] middle = new double[16];
    middle[0] = 2;
    middle[5] = 3;
    Safetensors.write(scene.resolve("w.safetensors"), Map.of(), List.of(
        new Tensor("0.weight", NumberType.F32, List.of(4L, 2L), new double[] {2, 0, 0, 3, 0, 0, 0, 0}),
        new Tensor("1.weight", NumberType.F32, List.of(4L, 4L), middle),
        new Tensor("2.weight", NumberType.F32, List.of(2L, 4L), new double[] {2, 0, 0, 0, 0, last, 0, 0})));
  }

  @Test
  void commandCountsAndVerifies() throws IOException, InterruptedException {
    ObjectNode record = scene.count("--net", LINE, "--weights", "w.safetensors");
    assertEquals(6, record.get("lie_dim").intValue());
    assertEquals("at these weights", record.get("verdict").textValue());
    assertTrue(record.get("error_bound").isNull());
    assertEquals("w.safetensors", record.at("/weights/file").textValue());
    assertTrue(record.at("/weights/balanced").booleanValue());
    assertNotEquals(record.get("cell"), scene.count("--net", LINE).get("cell"));
    assertEquals(record.get("cell"),
        scene.count("--linear", "2,4,4,2", "--weights", "w.safetensors", "--names", "sequential").get("cell"));
    String said = scene.succeed("count", "--net", LINE, "--weights", "w.safetensors").out();
    assertTrue(said.contains("degenerate by 6") && said.contains("exactly balanced ones would have dim Lie 6"), said);
    scene.write("c.json", record.toString() + "\n");
    scene.succeed("verify", "c.json");
    write(5);
    Program.Outcome changed = scene.program().run("verify", "c.json");
    assertEquals(3, changed.exit());
    assertTrue(changed.err().contains("w.safetensors has changed"), changed.err());
  }

  @Test
  void sweepsKeepTheFile() throws IOException, InterruptedException {
    scene.write("s.yaml", """
        name: trained
        networks:
          - net: "vec 2 > dense 4 > dense 4 > out 2"
            fields: data
            weights: {file: w.safetensors}
        """);
    scene.succeed("run", "s.yaml", "--out", "out");
    Files.delete(scene.resolve("w.safetensors"));
    scene.succeed("verify", "out");
    String csv = scene.succeed("export", "out", "--format", "csv", "--out", "-").out();
    assertTrue(csv.contains(",weights,") && csv.contains("w.safetensors"), csv);
    scene.succeed("report", "out");
  }

  @Test
  void mistakesAreOneLine() throws IOException, InterruptedException {
    refused("w.safetensors", "--net", "vec 2 > dense 3 > out 2", "--weights", "w.safetensors");
    refused("none.npz", "--net", LINE, "--weights", "none.npz");
    refused("--weights FILE", "--net", LINE, "--names", "gpt2");
    refused("--draws", "--net", LINE, "--weights", "w.safetensors", "--draws", "7");
    refused("--laws-of", "--net", LINE, "--laws-of", "l1.W", "--weights", "w.safetensors");
    refused("nonsense", "--net", LINE, "--weights", "w.safetensors", "--names", "nonsense");
    refused("--attention", "--attention", "4,2,4", "--weights", "w.safetensors");
  }

  private void refused(String named, String... options) throws IOException, InterruptedException {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "count";
    System.arraycopy(options, 0, arguments, 1, options.length);
    Program.Outcome outcome = scene.program().run(arguments);
    assertEquals(2, outcome.exit(), outcome.err());
    assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
    assertTrue(outcome.err().contains(named), outcome.err());
  }
}
