package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data fields from the spec to the export and back: one sweep over subsets of a user's inputs, one over all inputs. */
class DataIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUTS = "0.5,1.25\n-1,2\n3,-4.5\n1,1\n2,-1\n-3,0.25\n0.1,-7\n-2,-2.5\n";

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    scene.write("inputs.csv", INPUTS);
    scene.write("data.yaml", """
        name: data
        seed: 5
        networks:
          - {family: relu, fields: data, draws: 60, depth: 2..3, width: 2, output: 1}
          - family: relu
            bias: [none, hidden]
            fields: data
            draws: 40
            inputs: {file: inputs.csv, samples: [1, 2, 4, 8]}
            widths: [[1, 3, 2]]
          - {family: residual, fields: data, draws: 10, widths: [[2, 2, 2]]}
          - {family: relu, widths: [[1, 2, 2]]}
        """);
    scene.succeed("run", "data.yaml", "--out", "data");
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  private static List<JsonNode> records() throws IOException, InterruptedException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : scene.succeed("export", "data", "--format", "json", "--out", "-").out().split("\n")) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static long total(JsonNode histogram) {
    long total = 0;
    for (JsonNode count : histogram) {
      total += count.longValue();
    }
    return total;
  }

  private static int largest(JsonNode histogram) {
    List<Integer> values = new ArrayList<>();
    histogram.fieldNames().forEachRemaining(value -> values.add(Integer.valueOf(value)));
    return Collections.max(values);
  }

  @Test
  void exportsHaveTheDrawsOfDataCellsAndNothingMoreOfOthers() throws IOException, InterruptedException {
    for (JsonNode record : records()) {
      boolean data = record.get("fields").textValue().equals("data");
      assertEquals(data, record.has("draws"));
      if (data) {
        assertEquals(record.get("draws").longValue(), total(record.get("rank_histogram")), record::toString);
        assertEquals(record.get("draws").longValue(), total(record.get("lie_histogram")));
        assertEquals(record.get("lie_dim").intValue(), largest(record.get("lie_histogram")));
      }
    }
    String header = scene.succeed("export", "data", "--format", "csv", "--out", "-").out().lines().findFirst().get();
    assertTrue(header.endsWith(",seconds,draws,rank_histogram,lie_histogram,dead_neurons,at_phi,patterns,witnesses,"
        + "samples,valid,proof"), header);
    scene.succeed("run", "small.yaml", "--out", "plain");
    String plain = scene.succeed("export", "plain", "--format", "csv", "--out", "-").out().lines().findFirst().get();
    assertTrue(plain.endsWith(",backend,seconds,valid,proof"), plain);
  }

  /** Theorem 2.14, and what cannot be otherwise: more inputs never have a smaller dimension at the same weights. */
  @Test
  void dimensionsGrowWithTheInputsUpToPhi() throws IOException, InterruptedException {
    for (JsonNode record : records()) {
      if (record.get("cell").textValue().startsWith("relu_1x2x2_data")) {
        assertEquals("{\"4\":60}", record.get("rank_histogram").toString());
        assertEquals(1.0, record.get("at_phi").doubleValue());
      }
    }
    for (String bias : List.of("none", "hidden")) {
      List<JsonNode> subsets = records().stream().filter(record -> !record.path("samples").isMissingNode()
          && !record.get("samples").isNull() && record.get("bias").textValue().equals(bias)).toList();
      assertEquals(4, subsets.size());
      for (int i = 1; i < 4; i++) {
        assertTrue(largest(subsets.get(i - 1).get("rank_histogram")) <= largest(subsets.get(i).get("rank_histogram")));
      }
      assertEquals("1", String.valueOf(largest(subsets.getFirst().get("rank_histogram"))));
    }
  }

  @Test
  void allOfItIsVerifiedAndChangesAreRefused() throws IOException, InterruptedException {
    assertEquals("12 certificates verified, 0 refused", scene.succeed("verify", "data").out().strip());
    scene.succeed("export", "data", "--format", "json", "--out", "data.json");
    assertEquals("4 certificates verified, 0 refused; 8 counts only checked, as the inputs are not in the file",
        scene.succeed("verify", "data.json").out().strip());
    ObjectNode record = (ObjectNode) JSON.readTree(Files.readAllLines(scene.resolve("data.json")).get(1));
    ObjectNode certificate = (ObjectNode) record.get("certificate");
    String patterns = String.valueOf(certificate.get("patterns").longValue());
    scene.write("changed.json",
        record.toString().replace("\"patterns\":" + patterns, "\"patterns\":" + patterns + "1"));
    assertEquals(3, scene.run("verify", "changed.json").exit());
  }

  @Test
  void aWitnessIsCountedAgainByItself() throws IOException, InterruptedException {
    JsonNode record = records().get(1);
    for (String kind : List.of("rank", "lie")) {
      for (var witness : record.get("witnesses").get(kind).properties()) {
        String draw = witness.getValue().get(0).toString();
        ObjectNode again =
            scene.count("--relu", NetworkRecords.widths(record), "--fields", "data", "--seed", "5", "--witness",
                draw);
        assertEquals("{\"" + witness.getKey() + "\":1}", again.get(kind + "_histogram").toString());
      }
    }
    ObjectNode given = scene.count("--relu", "1,3,2", "--fields", "data", "--seed", "5", "--draws", "40", "--inputs",
        "inputs.csv", "--samples", "4");
    Optional<JsonNode> same =
        records().stream().filter(each -> each.get("cell").equals(given.get("cell"))).findFirst();
    assertEquals(same.orElseThrow().get("certificate"), given.get("certificate"));
  }

  @Test
  void aDirectoryIsGoneOnWithAsLongAsTheFileIsTheSame() throws IOException, InterruptedException {
    byte[] before = Files.readAllBytes(scene.resolve("data/journal.log"));
    scene.write("inputs.csv", INPUTS.replace("0.1,", "0.2,"));
    Program.Outcome refused = scene.run("run", "data.yaml", "--out", "data");
    scene.write("inputs.csv", INPUTS);
    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("the file inputs.csv was changed since"), refused.err());
    scene.succeed("run", "data.yaml", "--out", "data");
    assertArrayEquals(before, Files.readAllBytes(scene.resolve("data/journal.log")));
  }

  @Test
  void shardsMergeToTheSameRecords() throws IOException, InterruptedException {
    scene.succeed("run", "data.yaml", "--out", "part1", "--shard", "1/2", "--threads", "1");
    scene.succeed("run", "data.yaml", "--out", "part2", "--shard", "2/2");
    scene.succeed("merge", "part1", "part2", "--out", "merged");
    assertEquals(scene.results("data"), scene.results("merged"));
  }
}
