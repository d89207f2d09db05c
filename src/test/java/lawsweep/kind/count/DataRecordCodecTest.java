package lawsweep.kind.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lawsweep.json.RecordFormatException;
import lawsweep.sweep.CellRecord;
import lawsweep.sweep.Column;
import lawsweep.sweep.Records;
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

class DataRecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<CellRecord> RECORDS =
      List.of(DataRecords.exact(), DataRecords.float64(), DataRecords.skipped());

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      byte[] json = Records.write(record);
      assertEquals(record, Records.read(json, 77));
      assertEquals(new String(json, StandardCharsets.UTF_8),
          new String(Records.write(Records.read(json, 77)), StandardCharsets.UTF_8));
    }
  }

  @Test
  void keysAreTheColumnsInOrder() throws IOException {
    List<String> expected = new ArrayList<>(Records.columns(true).stream().map(Column::key).toList());
    assertEquals("seconds,draws,rank_histogram,lie_histogram,dead_neurons,at_phi,patterns,witnesses,samples",
        String.join(",", expected.subList(expected.indexOf("seconds"), expected.size())));
    expected.addAll(List.of("schema", "reason", "certificate", "data"));
    for (CellRecord record : RECORDS) {
      List<String> keys = new ArrayList<>();
      JSON.readTree(Records.write(record)).fieldNames().forEachRemaining(keys::add);
      assertEquals(expected, keys);
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    CellRecord record = DataRecords.float64();
    assertEquals("200", Records.column("draws").text(record));
    assertEquals("50", Records.column("samples").text(record));
    assertEquals("", Records.column("samples").text(DataRecords.exact()));
    assertEquals("{\"7\": 47, \"8\": 150, \"undecided\": 3}", Records.column("rank_histogram").text(record));
    assertEquals("{\"10\": 200}", Records.column("lie_histogram").text(record));
    assertEquals("0.75", Records.column("at_phi").text(record));
    assertEquals("{\"rank\": {\"7\": [5], \"8\": [0, 1, 2]}, \"lie\": {\"10\": [0, 1, 2]}}",
        Records.column("witnesses").text(record));
    assertEquals("", Records.column("rank_histogram").text(DataRecords.skipped()));
    assertEquals("", Records.column("draws").text(Sweeps.done(1)));
    JsonNode json = JSON.readTree(Records.write(record));
    for (Column column : List.of(Records.column("rank_histogram"), Records.column("dead_neurons"),
        Records.column("witnesses"))) {
      assertEquals(json.get(column.key()), JSON.readTree(column.text(record)));
    }
    assertEquals(200, json.get("draws").intValue());
    assertEquals(DataRecords.INPUTS.sha256(), json.at("/certificate/data/inputs/sha256").textValue());
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    for (CellRecord record : RECORDS) {
      ObjectNode json = (ObjectNode) JSON.readTree(Records.write(record));
      for (Column column : Records.columns(true)) {
        if (!Records.columns(false).contains(column)) {
          refused(json.deepCopy().put(column.key(), 12345));
          refused((ObjectNode) json.deepCopy().without(column.key()));
        }
      }
      refused((ObjectNode) json.deepCopy().without("data"));
      refused(json.deepCopy().put("langevin", 1));
    }
  }

  @Test
  void theCertificateIsReadAsStrictly() throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(Records.write(DataRecords.float64()));
    for (var field : json.get("certificate").properties()) {
      ObjectNode changed = json.deepCopy();
      ((ObjectNode) changed.get("certificate")).remove(field.getKey());
      refused(changed);
    }
    refused(within(json, "ranks", "7", 46));
    refused(within(json, "ranks", "07", 1));
    refused(within(json, "ranks", "-1", 1));
    refused(within(json, "lies", "undecided", 0));
    refused(within(json, "data", "first", 8));
    refused(within(json, "data", "draws", 0));
    ObjectNode changed = json.deepCopy();
    ((ObjectNode) changed.at("/certificate/data/inputs")).put("sha256", "00");
    refused(changed);
    assertFalse(json.at("/certificate/tails/0/values").isEmpty());
  }

  private static ObjectNode within(ObjectNode json, String object, String key, int value) {
    ObjectNode changed = json.deepCopy();
    ((ObjectNode) changed.get("certificate").get(object)).put(key, value);
    return changed;
  }

  private static void refused(ObjectNode json) {
    assertThrows(RecordFormatException.class,
        () -> Records.read(json.toString().getBytes(StandardCharsets.UTF_8), 77), json::toString);
  }
}
