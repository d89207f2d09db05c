package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lawsweep.json.RecordFormatException;
import lawsweep.law.DataChoice;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.law.NetLine;
import lawsweep.road.circuit.Counts;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.FakeKinds;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import lawsweep.work.Limits;
import lawsweep.work.Stop;
import lawsweep.work.Team;
import org.junit.jupiter.api.Test;

/** Records of networks that a line says. */
class NetRecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CellRecord BLOCK = Sweeps.done(Counts.cell("vec 2 > 2*(res(mlp 2 relu))", "l2.V,l1.U"),
      Counts.of("vec 2 > 2*(res(mlp 2 relu))", "l2.V,l1.U"), 0.25);
  private static final List<CellRecord> RECORDS = List.of(
      record("vec 3 > dense 3 > relu > out 2"),
      record("tokens 4x2 2 > pos > res(mlp 2 sigmoid) > out 3"),
      record("sensing 2x4"),
      byTheorem("seq 1024x768 > attn 12x64 causal"),
      byTheorem("vec 1 > 3*(dense 40) > ce 2"),
      CellRecord.skipped(new CountCell(drawn("vec 3 > dense 3 > relu > out 2")), "dense", "fake", 0, "no"),
      withDraws("vec 3 > dense 3 > relu > out 2"),
      CellRecord.skipped(new CountCell(Counts.cell("vec 2 > 2*(dense 2)", "l1")), "circuit", "fake", 0, "no"),
      BLOCK,
      CellRecord.skipped(new CountCell(overCell()), "circuit", "fake", 0, "no"));

  private static CellRecord byTheorem(String line) {
    LawCell cell = Counts.cell(line);
    return Sweeps.done(cell,
        Roads.PLAIN.choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER), 0.25);
  }

  private static CellRecord record(String line) {
    return Sweeps.done(Counts.cell(line), Counts.of(line), 0.25);
  }

  private static final CellRecord DRAWN = withDraws("vec 2 > 2*(dense 2 > relu) > out 1");

  private static LawCell drawn(String line) {
    return new LawCell(new NetLine(line, Map.of("k", 2L)), Fields.DATA, 77, 1,
        Optional.of(new DataChoice(30, 0, Optional.empty())));
  }

  private static CellRecord withDraws(String line) {
    LawCell cell = drawn(line);
    return Sweeps.done(cell,
        Roads.PLAIN.choose(RoadChoice.AUTO, cell).count(cell, Limits.DEFAULT, Team.alone(), Stop.NEVER), 0.25);
  }

  private static LawCell overCell() {
    NetLine line = new NetLine("vec 2 > dense 3 > out 1", Map.of("m", 2L, "h", 3L));
    return new LawCell(line, line.fields(), 77, 4);
  }

  private static ObjectNode json(CellRecord record) throws IOException {
    return (ObjectNode) JSON.readTree(Records.write(record));
  }

  private static String refused(ObjectNode json) {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    String message = assertThrows(RecordFormatException.class, () -> Records.read(bytes, 77)).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      assertEquals(record, Records.read(Records.write(record), 77));
      assertEquals(record, Records.read(Records.writeCell(record), 77));
    }
    LawCell read = CountCell.law(Records.read(Records.write(RECORDS.getLast()), 77));
    assertEquals(Map.of("m", 2L, "h", 3L), read.line().orElseThrow().over());
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    ObjectNode json = json(RECORDS.getFirst());
    assertEquals("net", json.get("family").textValue());
    assertTrue(json.get("widths").isNull() && json.get("bias").isNull());
    assertEquals("vec 3 > dense 3 > relu > out 2", json.get("net").textValue());
    assertEquals("gates", json.get("fields").textValue());
    assertEquals("circuit", json.get("method").textValue());
    assertEquals("{\"neurons\":3}", json.get("known_kinds").toString());
    assertEquals("complete", json.get("verdict").textValue());
    assertEquals("vec 3 > dense 3 > relu > out 2", json.at("/certificate/net").textValue());
    ObjectNode open = json(RECORDS.get(1));
    assertEquals("complete-if-independent", open.get("verdict").textValue());
    assertTrue(open.get("error_bound").isNull());
    assertEquals("{\"h\":3,\"m\":2}", json(RECORDS.getLast()).get("over").toString());
  }

  @Test
  void drawsPrintAsTheContractSays() throws IOException {
    ObjectNode json = json(DRAWN);
    assertTrue(json.get("cell").textValue().matches("net_[0-9a-f]{16}_data_30_1"));
    assertEquals("net", json.get("family").textValue());
    assertTrue(json.get("widths").isNull() && json.get("bias").isNull());
    assertEquals("data", json.get("fields").textValue());
    assertEquals("dense", json.get("method").textValue());
    assertEquals("{\"neurons\":4}", json.get("known_kinds").toString());
    assertEquals(30, json.get("draws").intValue());
    assertEquals("vec 2 > 2*(dense 2 > relu) > out 1", json.at("/certificate/net").textValue());
    assertEquals("{\"draws\":30,\"first\":0,\"inputs\":null}", json.get("data").toString());
    assertEquals(json.get("rank_histogram"), json.at("/certificate/ranks"));
    for (String key : List.of("draws", "rank_histogram", "lie_histogram", "dead_neurons", "at_phi", "patterns",
        "witnesses")) {
      Column column = Records.column(key);
      assertEquals(json.get(key), JSON.readTree(column.text(DRAWN)), key);
    }
    assertEquals("{\"neurons\": 4}", FakeKinds.REAL.all().getFirst().columns().stream()
        .filter(column -> column.key().equals("known_kinds")).findFirst().orElseThrow().text(DRAWN));
  }

  @Test
  void drawsAreReadAsStrictly() throws IOException {
    for (String path : List.of("", "/certificate", "/certificate/data", "/data")) {
      for (String key : json(DRAWN).at(path).properties().stream().map(Map.Entry::getKey).toList()) {
        ObjectNode without = json(DRAWN);
        ((ObjectNode) without.at(path)).remove(key);
        refused(without);
      }
    }
    refused(json(DRAWN).put("fields", "gates"));
    refused(json(DRAWN).put("error_bound", (String) null));
    refused(json(DRAWN).put("net", "vec 2 > 2*(dense 2 > leaky) > out 1"));
    refused(json(DRAWN).put("net", "vec 2 > dense 2 > tanh > out 1"));
    ObjectNode other = json(DRAWN);
    ((ObjectNode) other.get("certificate")).put("net", "vec 2 > 2*(dense 2 > leaky) > out 1");
    refused(other.put("net", "vec 2 > 2*(dense 2 > leaky) > out 1"));
    assertTrue(refused(json(RECORDS.getFirst()).put("fields", "data")).contains("'data'"));
  }

  @Test
  void everyKeyIsNeededAndNoOther() throws IOException {
    for (String path : List.of("", "/certificate", "/certificate/draws/0", "/certificate/arguments",
        "/certificate/draws/0/levels/0", "/certificate/roots")) {
      List<String> keys = json(RECORDS.get(1)).at(path).properties().stream().map(Map.Entry::getKey)
          .filter(key -> !key.equals("net") && !key.equals("over")).toList();
      for (String key : keys) {
        ObjectNode without = json(RECORDS.get(1));
        ((ObjectNode) without.at(path)).remove(key);
        refused(without);
      }
      ObjectNode more = json(RECORDS.get(1));
      ((ObjectNode) more.at(path)).put("more", 1);
      refused(more);
    }
  }

  @Test
  void linesThatAreNoneAreRefused() throws IOException {
    assertTrue(refused(json(RECORDS.getLast()).put("net", "vec 2 > dens 3")).contains("column 9"));
    assertTrue(refused(json(RECORDS.getLast()).put("net", "vec 2>out 1")).contains("'vec 2 > out 1'"));
    assertTrue(refused(json(RECORDS.getLast()).put("fields", "gates")).contains("'data'"));
    assertTrue(refused(json(RECORDS.getFirst()).put("net", "vec 3 > dense 3 > relu > out 1")).contains("certificate"));
  }

  @Test
  void blocksSayWhoseLawsTheyCount() throws IOException {
    ObjectNode json = json(BLOCK);
    assertEquals("l1.U,l2.V", json.get("laws_of").textValue());
    assertEquals("l1.U,l2.V", json.at("/certificate/laws_of").textValue());
    assertEquals(8, json.get("parameters").intValue());
    assertEquals(Optional.of("l1.U,l2.V"), Records.value("laws_of", BLOCK));
    assertEquals(Optional.empty(), Records.value("laws_of", RECORDS.getFirst()));
    assertNotEquals(Counts.cell("vec 2 > 2*(res(mlp 2 relu))").key(), json.get("cell").textValue());
    for (String path : List.of("", "/certificate")) {
      for (String key : json.at(path).properties().stream().map(Map.Entry::getKey).toList()) {
        ObjectNode without = json(BLOCK);
        ((ObjectNode) without.at(path)).remove(key);
        refused(without);
      }
    }
  }

  @Test
  void blocksThatAreNoneAreRefused() throws IOException {
    assertTrue(refused(block("l2.V,l1.U")).contains("expected the tensors in 'laws_of' as 'l1.U,l2.V'"));
    assertTrue(refused(block("l1.U,l1.V,l2")).contains("expected no 'laws_of' with all tensors"));
    assertTrue(refused(block("l3")).contains("column 1: expected a tensor or a layer of the network, got 'l3'"));
    assertTrue(refused(block("l1.V,l2.U")).contains("'cell'"));
    assertTrue(refused(json(BLOCK).put("laws_of", "l1")).contains("a certificate of"));
    refused(json(RECORDS.getFirst()).put("laws_of", "l1"));
    ObjectNode within = json(RECORDS.getFirst());
    ((ObjectNode) within.get("certificate")).put("laws_of", "l1");
    assertTrue(refused(within).contains("a certificate of"));
    refused(json(DRAWN).put("laws_of", "l1"));
  }

  /** Theorems and generators are about whole networks; whatever is asked for, a block is counted by ranks. */
  @Test
  void blocksAreCountedByRanks() {
    for (String line : List.of("seq 2x64 > attn 2x32", "seq 2x3 > attn 1x2", "vec 200 > ce 200 bias")) {
      LawCell block = Counts.cell(line, line.contains("attn") ? "l1.Q,l1.K" : "l1.W");
      for (RoadChoice choice : Roads.PLAIN.choices().all()) {
        assertEquals("circuit", Roads.PLAIN.choose(choice, block).label(), line + " " + choice.label());
      }
    }
  }

  /** A record and its certificate with other tensors. */
  private static ObjectNode block(String names) throws IOException {
    ObjectNode json = json(BLOCK).put("laws_of", names);
    ((ObjectNode) json.get("certificate")).put("laws_of", names);
    return json;
  }
}
