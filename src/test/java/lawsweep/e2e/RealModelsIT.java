package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lawsweep.circuit.line.RealModels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are too large to count, from the sweep to the page. */
class RealModelsIT {

  private static final String GPT = RealModels.of("GPT-2 small").line();
  private static final String LLAMA = RealModels.of("LLaMA-7B").line();

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    scene = new Scene(temporary);
    scene.write("real.yaml",
        "name: real\nnetworks:\n  - net: " + GPT + "\n  - net: " + LLAMA
            + "\n  - net: vec 2 > dense 3 > relu > out 1\n");
    assertEquals(0, Scene.JSON.readTree(scene.succeed("plan", "real.yaml", "--json").out()).get("skipped").intValue());
    scene.succeed("run", "real.yaml", "--out", "real", "--quiet");
  }

  @Test
  void onePrintedNumberNeverComesAlone() throws IOException, InterruptedException {
    String table = scene.succeed("count", "--net", GPT).out();
    for (String line : List.of("parameters    D = 124,439,808", "known laws    674,585 of the gradient flow",
        "survive       674,584 with eps", "              627,457 with dropout", "              9,216 with AdamW")) {
      assertTrue(table.contains("\n" + line), table);
    }
    String described = scene.succeed("describe", "--net", LLAMA).out();
    assertTrue(described.contains("\nparameters   D = 6,738,415,616\n"), described);
    assertTrue(described.contains("\nknown laws   9,142,273: columns 4,096, heads 8,519,680"), described);
    assertTrue(described.contains("of these 0 with AdamW"), described);
  }

  @Test
  void tablesAndPageAreWritten() throws IOException, InterruptedException {
    JsonNode status = Scene.JSON.readTree(scene.succeed("status", "real", "--json").out());
    assertTrue(status.get("finished").booleanValue());
    assertEquals("{\"complete\":1,\"complete-if-independent\":0,\"extra\":0,\"undecided\":2}",
        status.get("verdicts").toString());
    String csv = scene.succeed("export", "real", "--format", "csv", "--out", "-").out();
    assertTrue(csv.contains(",6738415616,,,,9142273,,undecided,"), csv);
    scene.succeed("export", "real", "--format", "parquet", "--out", "real.parquet");
    assertEquals("known_laws,kept\n674585,627457\n9142273,9142273\n", scene.succeed("query", "real",
        "select known_laws, survives['dropout'] as kept from cells where lie_dim is null order by 1").out());
    scene.succeed("report", "real", "--out", "report");
    assertTrue(Files.readString(scene.resolve("report/tables/undecided.csv")).contains("eps 674584, dropout 627457"));
  }

  @Test
  void honestRecordsAreVerifiedAndForgedOnesRefused() throws IOException, InterruptedException {
    assertEquals("3 certificates verified, 0 refused\n", scene.succeed("verify", "real").out());
    ObjectNode record = (ObjectNode) Scene.JSON.readTree(scene.succeed("count", "--net", GPT, "--json").out());
    scene.write("one.json", record.toString());
    assertEquals("1 certificate verified, 0 refused\n", scene.succeed("verify", "one.json").out());
    for (ObjectNode object : List.of(record, (ObjectNode) record.get("certificate"))) {
      ((ObjectNode) object.get("survives")).put("adamw", 674_585);
    }
    scene.write("forged.json", record.toString());
    Program.Outcome forged = scene.program().run("verify", "forged.json");
    assertEquals(3, forged.exit());
    assertTrue(forged.err().contains("survives: claimed") && forged.err().lines().count() == 1, forged.err());
  }

  @Test
  void mayBeAskedForByName() throws IOException, InterruptedException {
    ObjectNode named = (ObjectNode) Scene.JSON
        .readTree(scene.succeed("count", "--net", "vec 2 > dense 3 > out 1", "--method", "generators", "--json").out());
    assertEquals("generators", named.get("method").textValue());
    assertEquals("dense", Scene.JSON
        .readTree(scene.succeed("count", "--linear", "2,3,2", "--method", "generators", "--json").out()).get("method")
        .textValue());
  }
}
