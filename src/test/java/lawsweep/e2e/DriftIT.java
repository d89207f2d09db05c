package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lawsweep.checkpoint.NumberType;
import lawsweep.checkpoint.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs conserve, as a user asks for it. */
class DriftIT {

  private static final String NET = "vec 2 > dense 2 bias > relu > out 1";

  @TempDir
  static Path temporary;

  /** One law moves: h of neuron 0 is 4 - (1 + 4 + 0) = -1, then 9 - 5 = 4; that of neuron 1 stays 1 - (0 + 1 + 1). */
  private static void save(Path file, double moved) throws IOException {
    Safetensors.write(file, Map.of("lr", "0.5"), List.of(
        new Safetensors.Tensor("net.0.weight", NumberType.F32, List.of(2L, 2L), new double[] {1, 2, 0, 1}),
        new Safetensors.Tensor("net.0.bias", NumberType.F32, List.of(2L), new double[] {0, 1}),
        new Safetensors.Tensor("net.2.weight", NumberType.F32, List.of(1L, 2L), new double[] {moved, 1}),
        new Safetensors.Tensor("net.1.running_mean", NumberType.F32, List.of(1L), new double[] {7})));
  }

  @Test
  void fromCheckpointsToThePage() throws IOException, InterruptedException {
    Scene scene = new Scene(temporary);
    Files.createDirectories(scene.resolve("run"));
    save(scene.resolve("run/step0.safetensors"), 2);
    save(scene.resolve("run/step10.safetensors"), 3);
    Program.Outcome outcome = scene.succeed("drift", "run", "--net", NET, "--json", "--out", "page");
    JsonNode run = Scene.JSON.readTree(outcome.out()).get("runs").get(0);
    assertEquals("[0.0,5.0]", run.get("times").toString());
    assertEquals("net.", run.get("prefix").textValue());
    assertEquals("[\"net.1.running_mean\"]", run.get("unmapped").toString());
    JsonNode law = run.get("laws").get(0);
    assertEquals("balance 0.weight>2.weight [0]", law.get("law").textValue());
    assertEquals("[-1.0,4.0]", law.get("values").toString());
    JsonNode last = run.get("total").get("checkpoints").get(1);
    assertEquals(5 / Math.sqrt(81 + 9), last.get("rel").doubleValue(), 1e-15);
    assertEquals("1.0", last.get("index").toString());
    assertEquals("broken", run.get("total").get("verdict").textValue());
    assertTrue(run.get("total").get("reason").textValue().startsWith("laws move 100 % of what"), run.toString());
    assertEquals(outcome.out(), Files.readString(scene.resolve("page/drift.json")));
    assertTrue(Files.readString(scene.resolve("page/index.html")).contains("0.weight"));
    String text = scene.succeed("drift", "run/step10.safetensors", "run/step0.safetensors", "--net", NET).out();
    assertTrue(text.startsWith("Broken from the first 10 steps."), text);
    assertTrue(text.contains("\nnot mapped net.1.running_mean\n"), text);
  }
}
