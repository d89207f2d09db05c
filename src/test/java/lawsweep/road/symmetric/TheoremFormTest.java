package lawsweep.road.symmetric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lawsweep.json.RecordFormatException;
import lawsweep.kernel.Kernels;
import lawsweep.kernel.vector.VectorKernels;
import lawsweep.kind.count.CountCell;
import lawsweep.kind.count.CountKind;
import lawsweep.kind.count.RoadChoice;
import lawsweep.kind.simulation.SimulationKind;
import lawsweep.support.Architectures;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Kinds;
import lawsweep.sweep.NotRecordsException;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import lawsweep.sweep.verify.RecordFile;
import lawsweep.sweep.verify.Verification;
import lawsweep.work.Team;
import lawsweep.work.ThreadTeam;
import org.junit.jupiter.api.Test;

/** Theorems are read as they were written, and whatever was changed is refused. */
class TheoremFormTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Kernels KERNELS = VectorKernels.hot();
  private static final WidthTheorem THEOREM = WidthTheorem.prove(3, KERNELS, Team.alone());
  private static final Kinds KINDS =
      FakeKinds.of(new CountKind(KERNELS, RoadChoice.AUTO), new SimulationKind());
  private static final TheoremRecord PLAIN = new TheoremRecord(THEOREM, Optional.empty());
  private static final TheoremRecord NETWORK =
      new TheoremRecord(THEOREM, Optional.of(THEOREM.of(Architectures.linear(1, 4, 5, 1))));

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Why a file is refused, line by line; at its end how many of its items were verified. */
  private static List<String> verify(String text) throws IOException {
    List<String> said = new ArrayList<>();
    try (RecordFile file = new RecordFile("f", new ByteArrayInputStream(bytes(text)), KINDS);
        ThreadTeam team = new ThreadTeam(2)) {
      Verification.Result result = new Verification(KINDS, team, said::add).run(file);
      assertEquals(said.size(), result.refused());
      said.add(String.valueOf(result.verified()));
    }
    return said;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    for (TheoremRecord record : List.of(PLAIN, NETWORK)) {
      String json = TheoremForm.FORM.text(record);
      assertEquals(record, TheoremForm.read(bytes(json)));
      assertEquals(1, json.lines().count());
      assertEquals(List.of("1"), verify(JSON.readTree(json).toPrettyString()));
    }
  }

  @Test
  void printsAsDocumented() throws IOException {
    JsonNode json = JSON.readTree(TheoremForm.FORM.text(NETWORK));
    List<String> keys = new ArrayList<>();
    json.fieldNames().forEachRemaining(keys::add);
    assertEquals("schema,kind,engine,method,depth,valid,exceptions,covered,trees,cores,fingerprint,network",
        String.join(",", keys));
    assertEquals(2, json.get("schema").intValue());
    assertEquals("outside-a-null-set", json.get("valid").textValue());
    assertEquals("[{\"from\":0,\"to\":3}]", json.get("exceptions").toString());
    assertEquals("{\"layers\":\"0,1,2\",\"parents\":\"0,1\"}", json.at("/trees/2").toString());
    assertEquals("2,3,3,2", json.at("/cores/21/widths").textValue());
    assertEquals("extra", json.at("/network/verdict").textValue());
    assertEquals(25, json.at("/network/known_laws").intValue());
    assertEquals(28, json.at("/network/laws").intValue());
    assertTrue(JSON.readTree(TheoremForm.FORM.text(PLAIN)).get("network").isNull());
  }

  /** Lines of version 0.1.0 are verified; none says of itself that it is of one version and has the keys of another. */
  @Test
  void linesWithoutValidAreRead() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(TheoremForm.FORM.text(NETWORK));
    json.put("schema", 1);
    assertThrows(RecordFormatException.class, () -> TheoremForm.read(bytes(json.toString())));
    json.remove("valid");
    assertEquals(NETWORK, TheoremForm.read(bytes(json.toString())));
    assertEquals(List.of("1"), verify(json.toString()));
    json.put("schema", 2);
    String message = assertThrows(RecordFormatException.class,
        () -> TheoremForm.read(bytes(json.toString()))).getMessage();
    assertTrue(message.contains("'valid'"), message);
  }

  /** Every value in the file, one at a time. */
  @Test
  void everyChangeIsRefused() throws IOException {
    JsonNode json = JSON.readTree(TheoremForm.FORM.text(
        new TheoremRecord(WidthTheorem.prove(3, KERNELS, Team.alone()), NETWORK.network())));
    List<String> lines = new ArrayList<>();
    changes(json, changed -> lines.add(json.toString()));
    assertTrue(lines.size() > 200, lines.size() + " changes");
    List<String> said = verify(String.join("\n", lines));
    for (int i = 0; i < lines.size(); i++) {
      assertTrue(said.get(i).startsWith("f:" + (i + 1)), said.get(i) + " for " + lines.get(i));
      assertEquals(1, said.get(i).lines().count());
    }
    assertEquals("0", said.getLast());
    assertEquals(List.of("1"), verify(json.toString()));
  }

  /** Changes each value of a tree in turn, calls back, and restores it. */
  private static void changes(JsonNode node, Consumer<JsonNode> changed) {
    if (node instanceof ObjectNode object) {
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        JsonNode value = object.get(key);
        if (value.isContainerNode()) {
          changes(value, changed);
        } else {
          object.set(key, other(value));
          changed.accept(object);
        }
        object.set(key, value);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        changes(array.get(i), changed);
        JsonNode item = array.remove(i);
        changed.accept(array);
        array.insert(i, item);
      }
    }
  }

  /** Another value of the same kind. */
  private static JsonNode other(JsonNode value) {
    if (value.isBoolean()) {
      return JSON.getNodeFactory().booleanNode(!value.booleanValue());
    }
    if (value.isNumber()) {
      return JSON.getNodeFactory().numberNode(value.longValue() + 1);
    }
    if (value.isNull()) {
      return JSON.getNodeFactory().textNode("0");
    }
    String text = value.textValue();
    return JSON.getNodeFactory().textNode((text.startsWith("1") ? "2" : "1") + text.substring(1));
  }

  @Test
  void everyKeyIsNeededAndNoOther() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(TheoremForm.FORM.text(NETWORK));
    for (String path : List.of("", "/exceptions/0", "/trees/1", "/cores/9", "/network")) {
      ObjectNode object = (ObjectNode) json.at(path);
      List<String> keys = new ArrayList<>();
      object.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        JsonNode value = object.remove(key);
        assertThrows(RecordFormatException.class, () -> TheoremForm.read(bytes(json.toString())), path + "/" + key);
        object.set(key, value);
      }
      object.put("more", 1);
      assertThrows(RecordFormatException.class, () -> TheoremForm.read(bytes(json.toString())), path);
      object.remove("more");
    }
    assertEquals(NETWORK, TheoremForm.read(bytes(json.toString())));
  }

  @Test
  void damagedTextIsRefused() {
    byte[] json = bytes(TheoremForm.FORM.text(NETWORK));
    for (int length = 0; length < json.length; length++) {
      byte[] cut = Arrays.copyOf(json, length);
      assertThrows(RecordFormatException.class, () -> TheoremForm.read(cut));
    }
  }

  @Test
  void depthsOutOfRangeAreRefusedBeforeTheyCost() throws IOException {
    for (String depth : List.of("-1", "0", "1", "41", "2147483647", "99999999999")) {
      String json = TheoremForm.FORM.text(PLAIN).replace("\"depth\":3", "\"depth\":" + depth);
      assertEquals(2, verify(json).size());
    }
  }

  @Test
  void treesAndCoresTooLargeForTheDepthAreRefusedBeforeTheyCost() {
    String json = TheoremForm.FORM.text(PLAIN);
    for (String large : List.of(
        json.replace("{\"layers\":\"0,1,2\",\"parents\":\"0,1\"}", "{\"layers\":\"0,1,2,3\",\"parents\":\"0,1,2\"}"),
        json.replace("{\"trees\":\"0,0\"", "{\"trees\":\"0,0,0\""))) {
      String why = assertThrows(RecordFormatException.class, () -> TheoremForm.read(bytes(large))).getMessage();
      assertTrue(why.contains("at most"), why);
    }
  }

  @Test
  void recordsMayStandBesideTheorems() throws IOException {
    String skipped =
        new String(Records.write(CellRecord.failed(new CountCell(Sweeps.cell(3)), "dense", "fake", 1, "why")),
            StandardCharsets.UTF_8);
    assertEquals(List.of("2"),
        verify(TheoremForm.FORM.text(PLAIN) + "\n" + skipped + "\n" + TheoremForm.FORM.text(NETWORK)));
    assertThrows(NotRecordsException.class, () -> verify(TheoremForm.FORM.text(PLAIN) + "\n{\"a\":1}"));
  }
}
