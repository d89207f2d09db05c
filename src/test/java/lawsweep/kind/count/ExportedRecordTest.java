package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lawsweep.json.RecordFormatException;
import lawsweep.law.Fields;
import lawsweep.law.LawCell;
import lawsweep.network.Architecture;
import lawsweep.network.Bias;
import lawsweep.network.Family;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

/** Records of counts as exports and {@code count --json} have them: schema 2, whose lists are arrays. */
class ExportedRecordTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<CellRecord> records() {
    List<CellRecord> records = new ArrayList<>(List.of(DataRecords.exact(), DataRecords.float64(),
        DataRecords.skipped(), attention()));
    records.addAll(List.of(SymmetricRecords.forest(), SymmetricRecords.thread()));
    for (int i = 0; i < 20; i++) {
      records.add(Sweeps.done(i));
    }
    records.add(CellRecord.failed(new CountCell(Sweeps.cell(3)), "dense", "fake", 1.5, "Oops"));
    return records;
  }

  private static CellRecord attention() {
    Architecture head = new Architecture(Family.ATTENTION, List.of(3, 2, 3), Bias.NONE);
    return CellRecord.failed(new CountCell(new LawCell(head, Fields.ADAM, 77, 0)), "arrangement", "fake", 1, "no");
  }

  private static ObjectNode exported(CellRecord record) throws IOException {
    return (ObjectNode) JSON.readTree(Records.writeCell(record));
  }

  private static CellRecord read(JsonNode json) {
    return Records.read(json.toString().getBytes(StandardCharsets.UTF_8), 77);
  }

  private static String refusal(JsonNode json) {
    return assertThrows(RecordFormatException.class, () -> read(json), json::toString).getMessage();
  }

  @Test
  void whatIsExportedIsRead() throws IOException {
    for (CellRecord record : records()) {
      assertEquals(record, read(exported(record)), record.key());
      assertEquals(record, Records.read(Records.write(record), 77), record.key());
    }
  }

  /** No text in the whole of an export is a list of numbers; in a journal they all are. */
  @Test
  void listsAreArraysAllOver() throws IOException {
    for (CellRecord record : records()) {
      ObjectNode json = exported(record);
      assertEquals(2, json.get("schema").intValue());
      assertTrue(json.get("widths").isArray());
      assertFalse(json.toString().matches(".*\"(widths|level_dims|primes|reduced|layers|parents|trees)\":\".*"),
          json::toString);
      String journal = new String(Records.write(record), StandardCharsets.UTF_8);
      assertTrue(journal.contains("\"schema\":1,"), journal);
      assertFalse(journal.matches(".*\"(widths|level_dims|primes|reduced|layers|parents)\":\\[.*"), journal);
      assertFalse(journal.contains("\"hidden\":"), journal);
    }
    ObjectNode dense = exported(Sweeps.done(0));
    assertEquals("[1,1,2,2]", dense.get("widths").toString());
    assertEquals("[1,1,2,2]", dense.at("/certificate/widths").toString());
    assertTrue(dense.get("level_dims").isArray());
    assertTrue(dense.get("primes").isArray());
    assertEquals("[4194319,4194301]", exported(DataRecords.exact()).at("/certificate/primes").toString());
  }

  @Test
  void theWidestHiddenLayerIsSaidAndChecked() throws IOException {
    assertEquals(List.of(4, 4, 4), List.of(exported(DataRecords.exact()).get("hidden").intValue(),
        exported(DataRecords.float64()).get("hidden").intValue(),
        exported(DataRecords.skipped()).get("hidden").intValue()));
    assertTrue(exported(attention()).get("hidden").isNull());
    assertEquals(Optional.of(9),
        new Architecture(Family.RELU, List.of(20, 3, 9, 5, 30), Bias.NONE).widestHidden());
    ObjectNode json = exported(DataRecords.exact());
    assertEquals("expected 'hidden' to be 4, got 5", refusal(json.deepCopy().put("hidden", 5)));
    refusal(json.deepCopy().putNull("hidden"));
    refusal((ObjectNode) json.deepCopy().without("hidden"));
    refusal(exported(attention()).put("hidden", 2));
  }

  /** Each schema has its own lists and keys. */
  @Test
  void schemasAreNotMixed() throws IOException {
    for (CellRecord record : List.of(Sweeps.done(1), DataRecords.exact(), DataRecords.skipped())) {
      ObjectNode exported = exported(record);
      ObjectNode journal = (ObjectNode) JSON.readTree(Records.write(record));
      refusal(exported.deepCopy().put("schema", 1));
      refusal(journal.deepCopy().put("schema", 2));
      refusal((ObjectNode) exported.deepCopy().set("widths", journal.get("widths")));
      refusal((ObjectNode) journal.deepCopy().set("widths", exported.get("widths")));
      if (record.outcome().isPresent()) {
        refusal((ObjectNode) exported.deepCopy().set("certificate", journal.get("certificate")));
        refusal((ObjectNode) journal.deepCopy().set("certificate", exported.get("certificate")));
      }
    }
    ObjectNode other = (ObjectNode) JSON.readTree(Records.write(Sweeps.done(1)));
    assertEquals("expected a record of schema 1 or 2, got schema 3", refusal(other.put("schema", 3)));
  }

  @Test
  void arraysAreReadStrictly() throws IOException {
    ObjectNode json = exported(Sweeps.done(1));
    for (JsonNode item : List.of(TextNode.valueOf("2"), JSON.readTree("2.0"), JSON.readTree("null"),
        JSON.readTree("3000000000"), JSON.readTree("[2]"), IntNode.valueOf(77))) {
      ObjectNode changed = json.deepCopy();
      ((ArrayNode) changed.get("widths")).set(1, item);
      refusal(changed);
    }
    assertEquals("expected null or an array of integers in 'level_dims', got []",
        refusal((ObjectNode) json.deepCopy().set("level_dims", JSON.readTree("[]"))));
    assertEquals("expected null or an array of integers in 'level_dims', got \"4,9\"",
        refusal(json.deepCopy().put("level_dims", "4,9")));
  }
}
