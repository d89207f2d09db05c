package lawsweep.sweep.record;

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
import lawsweep.sweep.store.Sweeps;
import org.junit.jupiter.api.Test;

class DataRecordCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<CellRecord> RECORDS =
      List.of(DataRecords.exact(), DataRecords.float64(), DataRecords.skipped());

  @Test
  void whatIsWrittenIsRead() {
    for (CellRecord record : RECORDS) {
      byte[] json = RecordCodec.write(record);
      assertEquals(record, RecordCodec.read(json, 77));
      assertEquals(new String(json, StandardCharsets.UTF_8),
          new String(RecordCodec.write(RecordCodec.read(json, 77)), StandardCharsets.UTF_8));
    }
  }

  @Test
  void keysAreTheColumnsInOrder() throws IOException {
    List<String> expected = new ArrayList<>(RecordColumn.of(true).stream().map(RecordColumn::key).toList());
    assertEquals("seconds,draws,rank_histogram,lie_histogram,dead_neurons,at_phi,patterns,witnesses,samples",
        String.join(",", expected.subList(expected.indexOf("seconds"), expected.size())));
    expected.addAll(List.of("schema", "reason", "certificate", "data"));
    for (CellRecord record : RECORDS) {
      List<String> keys = new ArrayList<>();
      JSON.readTree(RecordCodec.write(record)).fieldNames().forEachRemaining(keys::add);
      assertEquals(expected, keys);
    }
  }

  @Test
  void printsAsTheContractSays() throws IOException {
    CellRecord record = DataRecords.float64();
    assertEquals("200", RecordColumn.DRAWS.text(record));
    assertEquals("50", RecordColumn.SAMPLES.text(record));
    assertEquals("", RecordColumn.SAMPLES.text(DataRecords.exact()));
    assertEquals("{\"7\": 47, \"8\": 150, \"undecided\": 3}", RecordColumn.RANK_HISTOGRAM.text(record));
    assertEquals("{\"10\": 200}", RecordColumn.LIE_HISTOGRAM.text(record));
    assertEquals("0.75", RecordColumn.AT_PHI.text(record));
    assertEquals("{\"rank\": {\"7\": [5], \"8\": [0, 1, 2]}, \"lie\": {\"10\": [0, 1, 2]}}",
        RecordColumn.WITNESSES.text(record));
    assertEquals("", RecordColumn.RANK_HISTOGRAM.text(DataRecords.skipped()));
    assertEquals("", RecordColumn.DRAWS.text(Sweeps.done(1)));
    JsonNode json = JSON.readTree(RecordCodec.write(record));
    for (RecordColumn column : List.of(RecordColumn.RANK_HISTOGRAM, RecordColumn.DEAD_NEURONS,
        RecordColumn.WITNESSES)) {
      assertEquals(json.get(column.key()), JSON.readTree(column.text(record)));
    }
    assertEquals(200, json.get("draws").intValue());
    assertEquals(DataRecords.INPUTS.sha256(), json.at("/certificate/data/inputs/sha256").textValue());
  }

  @Test
  void anythingElseIsRefused() throws IOException {
    for (CellRecord record : RECORDS) {
      ObjectNode json = (ObjectNode) JSON.readTree(RecordCodec.write(record));
      for (RecordColumn column : RecordColumn.of(true)) {
        if (column.ofData()) {
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
    ObjectNode json = (ObjectNode) JSON.readTree(RecordCodec.write(DataRecords.float64()));
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
        () -> RecordCodec.read(json.toString().getBytes(StandardCharsets.UTF_8), 77), json::toString);
  }
}
