package lawsweep.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that were changed are refused, one by one, and nothing else is. */
class VerifyIT {

  /** Keys that say nothing about the result. */
  private static final List<String> FREE = List.of("backend", "seconds", "reason");

  @TempDir
  static Path temporary;

  private static Scene scene;

  @BeforeAll
  static void whole() throws IOException, InterruptedException {
    scene = Scene.inOneProcess(temporary);
    scene.succeed("run", "small.yaml", "--out", "whole");
  }

  @AfterAll
  static void end() throws IOException {
    scene.close();
  }

  /** The value changed, but of the same kind if it can be. */
  private static void change(ObjectNode node, String key) {
    JsonNode value = node.get(key);
    if (value.isTextual()) {
      node.put(key, value.textValue().equals("none") ? "all" : otherText(value.textValue()));
    } else if (value.isNull()) {
      node.put(key, "7");
    } else if (value.isInt()) {
      node.put(key, value.intValue() + 1);
    } else if (value.isDouble()) {
      node.put(key, value.doubleValue() + 1e-9);
    } else if (value.path(0).isInt()) {
      ((ArrayNode) value).set(0, value.get(0).intValue() + 1);
    } else {
      node.putNull(key);
    }
  }

  private static String otherText(String text) {
    return text.replaceFirst("[0-9a-z]", text.startsWith("7") ? "8" : "7");
  }

  private static List<String> keys(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void everyChangedFieldIsRefused() throws IOException, InterruptedException {
    refusesChanges(scene.count("--linear", "2,3,3,2"),
        List.of("/certificate", "/certificate/draws/0", "/certificate/draws/0/levels/1"));
  }

  @Test
  void everyChangedFieldOfTheSymmetricRoadIsRefused() throws IOException, InterruptedException {
    for (String[] network : List.of(new String[] {"--linear", "3,4,5,2"}, new String[] {"--linear", "1,3,3,1,2"},
        new String[] {"--relu", "2,3,2", "--bias", "hidden"})) {
      List<String> arguments = new ArrayList<>(List.of(network));
      arguments.addAll(List.of("--method", "symmetric"));
      refusesChanges(scene.count(arguments.toArray(String[]::new)), List.of("/certificate", "/certificate/trees/0",
          "/certificate/trees/1", "/certificate/cores/0", "/certificate/cores/1"));
    }
  }

  /** Changes each field of a record, and of those of its objects that are there. */
  private static void refusesChanges(ObjectNode record, List<String> objects) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (String key : keys(record)) {
      ObjectNode copy = record.deepCopy();
      if (!FREE.contains(key) && !key.equals("certificate")) {
        change(copy, key);
        lines.add(copy.toString());
        changed.add(key);
      }
    }
    for (String object : objects) {
      for (String key : keys(record.at(object))) {
        ObjectNode copy = record.deepCopy();
        change((ObjectNode) copy.at(object), key);
        lines.add(copy.toString());
        changed.add(object + "/" + key);
      }
    }
    lines.add(record.toString());
    scene.write("changed.json", String.join("\n", lines) + "\n");
    Program.Outcome outcome = scene.run("verify", "changed.json");
    assertEquals(3, outcome.exit(), outcome.err());
    for (int i = 0; i < changed.size(); i++) {
      String place = "lawsweep: changed.json:" + (i + 1);
      assertTrue(outcome.err().lines().anyMatch(line -> line.startsWith(place + ":") || line.startsWith(place + " ")),
          changed.get(i) + " was not refused: " + lines.get(i));
    }
    assertEquals(changed.size(), outcome.err().lines().count(), outcome.err());
    assertEquals("1 certificate verified, " + changed.size() + " refused\n", outcome.out());
  }

  @Test
  void recordsWithoutACertificateAreCounted() throws IOException, InterruptedException {
    assertEquals("117 certificates verified, 0 refused\n",
        scene.succeed("verify", "whole", "--threads", "2").out());
    scene.succeed("run", "small.yaml", "--out", "dense", "--method", "dense");
    assertEquals("116 certificates verified, 0 refused; 1 record without one\n",
        scene.succeed("verify", "dense", "--threads", "2").out());
  }

  @Test
  void aRecordMayComeFromAPipeAndOverSeveralLines() throws IOException, InterruptedException {
    Path file = scene.write("pretty.json", scene.count("--linear", "1,2,2,1").toPrettyString());
    Program.Outcome outcome = scene.program().runWithInput(file, "verify", "-");
    assertEquals(0, outcome.exit(), outcome.err());
    assertEquals("1 certificate verified, 0 refused\n", outcome.out());
  }

  /** What came before a cut counts; the rest is refused. */
  @Test
  void aFileThatIsCutOffIsVerifiedUpToThere() throws IOException, InterruptedException {
    String record = scene.count("--linear", "1,2,2,1").toString();
    scene.write("cut.json", record + "\n" + record + "\n" + record.substring(0, 300));
    Program.Outcome outcome = scene.run("verify", "cut.json");
    assertEquals(3, outcome.exit(), outcome.err());
    assertEquals("2 certificates verified, 1 refused\n", outcome.out());
    assertEquals(
        "lawsweep: cut.json:3: the file ends within this object: it was cut off, and what is before it is whole"
            + "\n",
        outcome.err());
  }

  @Test
  void whatIsNoCertificateIsBadInput() throws IOException, InterruptedException {
    String record = scene.count("--linear", "1,2,2,1").toString();
    scene.write("empty.json", "");
    scene.write("text.json", "no record\n");
    scene.write("array.json", "[" + record + "]");
    scene.write("object.json", "{\"a\": 1}\n");
    Files.write(scene.resolve("binary.json"), new byte[] {0, 1, 2, -1, '{', 0});
    scene.succeed("export", "whole", "--format", "csv", "--out", "whole.csv");
    for (String file : List.of("empty.json", "text.json", "array.json", "object.json", "binary.json",
        "whole.csv", "nothing.json", "small.yaml")) {
      Program.Outcome outcome = scene.run("verify", file);
      assertEquals(2, outcome.exit(), file + ": " + outcome.err());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(outcome.err().contains(file), outcome.err());
    }
  }
}
